package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges the store in a data folder for a restored one. What is to be done stands in {@code RESTORE.csv}, which is
 * forced before anything moves; so the next start finishes what a crash interrupted.
 */
final class RestoreSwap {
    static final String FILE = "RESTORE.csv";
    private static final Logger LOG = LoggerFactory.getLogger(RestoreSwap.class);
    private static final List<String> COLUMNS = List.of("restored", "kept");

    private final Path folder;
    private final ArchiveDisk disk;

    RestoreSwap(Path folder, ArchiveDisk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Takes a complete, forced folder beside the store in its place; the store gets another name. */
    void run(String restored, String kept) throws IOException {
        Path marker = folder.resolve(FILE);
        Path temporary = folder.resolve(FILE + FileNames.TEMPORARY);
        if (Files.exists(temporary)) {
            disk.delete(temporary);
        }
        disk.write(temporary, ArchiveRow.encode(COLUMNS, List.of(restored, kept)));
        disk.rename(temporary, marker);
        disk.force(folder);
        finish();
    }

    /** Does what is left of an exchange that was begun, if there is one. The folder is locked by the caller. */
    void finish() throws IOException {
        Path marker = folder.resolve(FILE);
        if (!Files.exists(marker)) {
            return;
        }
        List<@Nullable String> cells = ArchiveRow.decode(Files.readAllBytes(marker));
        Path restored = folder.resolve(Cells.text(cells, 0));
        Path kept = folder.resolve(Cells.text(cells, 1));
        Path store = folder.resolve(CsvEngine.STORE);
        if (Files.exists(restored)) {
            if (Files.exists(store)) {
                disk.rename(store, kept);
                disk.force(folder);
            }
            disk.rename(restored, store);
            disk.force(folder);
        }
        disk.delete(marker);
        disk.force(folder);
        LOG.info("a restored store is in place; the one before is kept as {}", kept);
    }
}
