package dev.gembind.core.storage;

import com.google.common.base.Ascii;
import dev.gembind.core.storage.StorageException.Outcome;
import java.util.Set;

/**
 * File systems of other machines, where a storage made of files cannot keep its word: a lock may be forgotten there, a forced
 * write may still be in the server's memory, and a connection that comes back may show half of what was written.
 */
public final class NetworkFileSystems {
    private static final Set<String> TYPES = Set.of(
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

    private NetworkFileSystems() {}

    /**
     * Refuses a place on such a file system.
     *
     * @param type what the operating system calls the file system
     * @param place what lies on it, for the message
     * @throws StorageUnavailableException if the file system is one of another machine
     */
    public static void refuse(String type, String place) {
        String name = Ascii.toLowerCase(type);
        if (TYPES.contains(name.startsWith(PROGRAM) ? name.substring(PROGRAM.length()) : name)) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED,
                    place + " is on a network file system (" + name
                            + "), which may lose acknowledged data; use a folder on a local disk",
                    null);
        }
    }
}
