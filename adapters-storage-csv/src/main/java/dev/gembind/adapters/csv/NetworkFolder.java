package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses file systems of other machines: a lock may be forgotten there, a forced write may still be in the server's memory,
 * and a connection that comes back may show half of what was written.
 */
final class NetworkFolder {
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "sshfs",
            "9p",
            "afs",
            "afpfs",
            "ceph",
            "davfs",
            "glusterfs",
            "ncpfs",
            "rclone",
            "s3fs");

    /** What the kernel calls file systems that are programs, such as {@code fuse.sshfs}. */
    private static final String PROGRAM = "fuse.";

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
        String type = types.of(folder).toLowerCase(Locale.ROOT);
        if (NETWORK.contains(type.startsWith(PROGRAM) ? type.substring(PROGRAM.length()) : type)) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED,
                    "the data folder " + folder + " is on a network file system (" + type
                            + "), which may lose acknowledged data; use a folder on a local disk",
                    null);
        }
    }
}
