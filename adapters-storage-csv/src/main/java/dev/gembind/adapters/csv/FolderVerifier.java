package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a store folder without changing it, also while it is in use: every checksum, the chain through the journal,
 * and every row and unique index.
 */
final class FolderVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(FolderVerifier.class);
    private static final int ATTEMPTS = 5;

    private final Disk disk;
    private final Supplier<Catalog> newCatalog;

    FolderVerifier(Disk disk, Supplier<Catalog> newCatalog) {
        this.disk = disk;
        this.newCatalog = newCatalog;
    }

    List<CsvProblem> problems() throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return check();
            } catch (NoSuchFileException | DamageException e) {
                LOG.debug(
                        "checking again: {}",
                        e.getMessage()); // a checkpoint of a running storage may have replaced files under the check
            }
        }
        try {
            return check();
        } catch (DamageException e) {
            return List.of(problem(e));
        }
    }

    private List<CsvProblem> check() throws IOException {
        Catalog catalog = newCatalog.get();
        StoreListing listing = StoreListing.of(disk.list(), catalog);
        if (listing.isEmpty()) {
            return List.of();
        }
        StoreReader reader = new StoreReader(disk, catalog, listing);
        reader.load();
        List<CsvProblem> problems = new ArrayList<>();
        reader.tolerated().forEach(damage -> problems.add(problem(damage)));
        for (long seq : listing.manifests()) {
            checkOlder(seq, listing, problems);
        }
        return problems;
    }

    /** The manifest kept for emergencies must hold too. */
    private void checkOlder(long seq, StoreListing listing, List<CsvProblem> problems) throws IOException {
        StoreListing only =
                new StoreListing(List.of(seq), listing.segments(), List.of(), listing.tableFiles(), List.of());
        try {
            new StoreReader(disk, newCatalog.get(), only).load();
        } catch (DamageException e) {
            CsvProblem problem = problem(e);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }

    private static CsvProblem problem(DamageException e) {
        return new CsvProblem(e.file(), e.place(), e.rule());
    }
}
