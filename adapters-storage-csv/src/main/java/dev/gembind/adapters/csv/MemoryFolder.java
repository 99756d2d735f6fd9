package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of file systems in memory: a forced write survives the process there, but not the machine. */
final class MemoryFolder {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryFolder.class);
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

    private MemoryFolder() {}

    /** Logs a warning when a folder is in memory. It may be used all the same, for trying things out. */
    static void warn(Path folder, NetworkFolder.Types types) {
        try {
            String type = types.of(folder).toLowerCase(Locale.ROOT);
            if (MEMORY.contains(type)) {
                LOG.warn("the data folder {} is in memory ({}); all of it is lost when the machine ends", folder, type);
            }
        } catch (IOException e) {
            LOG.debug("the file system of {} has no name", folder, e);
        }
    }
}
