package dev.gembind.adapters.csv;

import dev.gembind.core.storage.NetworkFileSystems;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Path;

/** Refuses data folders on file systems of other machines. */
final class NetworkFolder {
    private NetworkFolder() {}

    /** Tells of which type the file system of a folder is. */
    @FunctionalInterface
    interface Types {
        String of(Path folder) throws IOException;
    }

    /**
     * @throws StorageUnavailableException if the folder is on a network file system
     */
    static void refuse(Path folder, Types types) throws IOException {
        NetworkFileSystems.refuse(types.of(folder), "the data folder " + folder);
    }
}
