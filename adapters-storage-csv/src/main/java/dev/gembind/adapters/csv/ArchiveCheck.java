package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks a store that nobody writes without keeping its rows: every checksum of both manifests' tables, and the chain through
 * the journal. It sees no rule between rows, but needs memory for one journal segment only.
 */
final class ArchiveCheck {
    private final Disk disk;
    private final Catalog catalog;
    private final List<CsvProblem> problems = new ArrayList<>();

    private ArchiveCheck(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    static List<CsvProblem> problems(Disk disk, Catalog catalog) throws IOException {
        ArchiveCheck check = new ArchiveCheck(disk, catalog);
        check.run(StoreListing.of(disk.list(), catalog));
        return List.copyOf(check.problems);
    }

    private void run(StoreListing listing) throws IOException {
        if (listing.manifests().isEmpty() || listing.segments().isEmpty()) {
            problems.add(new CsvProblem("store", "folder", "a manifest or the journal is missing"));
            return;
        }
        StoreReader reader = new StoreReader(disk, catalog, listing);
        for (long seq : listing.manifests()) {
            noting(Manifest.file(seq), () -> {
                for (TableFile file : reader.readManifest(seq).files()) {
                    checkTable(file);
                }
            });
        }
        checkJournal(listing.segments());
    }

    private void checkTable(TableFile file) throws IOException {
        StoredTable table = catalog.find(file.table());
        if (table == null) {
            throw new DamageException(file.file(), "whole file", "its table is not known to this program");
        }
        noting(file.file(), () -> {
            try (TableReader rows = new TableReader(disk, file, table.spec())) {
                while (rows.advance()) {
                    rows.cells();
                }
            }
        });
    }

    private void checkJournal(List<SegmentName> segments) throws IOException {
        AtomicReference<@Nullable JournalPosition> position = new AtomicReference<>();
        for (SegmentName name : segments) {
            noting(name.file(), () -> {
                SegmentReader segment = new SegmentReader(disk.readAll(name.file()), catalog);
                JournalPosition last = position.get();
                boolean follows = last == null || segment.header().before().equals(last);
                segment.readGroups((seq, row) -> {});
                position.set(segment.position());
                if (!follows || !segment.isWhole()) {
                    throw new MalformedException(follows ? "it is damaged" : "it does not follow the one before");
                }
            });
        }
    }

    private void noting(String file, Step step) throws IOException {
        try {
            step.run();
        } catch (DamageException e) {
            problems.add(new CsvProblem(e.file(), e.place(), e.rule()));
        } catch (MalformedException e) {
            problems.add(new CsvProblem(file, "whole file", String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            problems.add(new CsvProblem(file, "whole file", "the file is missing"));
        }
    }

    /** Something to check. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
