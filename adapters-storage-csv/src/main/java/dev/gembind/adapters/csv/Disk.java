package dev.gembind.adapters.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * One flat folder of files, reduced to what the engine needs, so that a crash of the machine can be played in a test.
 *
 * <p>Nothing is durable until it is forced: the bytes of a file by {@link DiskFile#fsync()}, the names in the folder by
 * {@link #fsyncDir()}.
 */
interface Disk {
    /** Returns the names of all regular files, sorted. */
    List<String> list() throws IOException;

    /** Opens a file for reading from its first byte. */
    InputStream read(String name) throws IOException;

    /** Reads a whole file. */
    default byte[] readAll(String name) throws IOException {
        try (InputStream in = read(name)) {
            return in.readAllBytes();
        }
    }

    /** Makes a new file and opens it for writing. Fails when the name is taken. */
    DiskFile create(String name) throws IOException;

    /** Gives a file another name in one step. */
    void rename(String from, String to) throws IOException;

    /** Removes a file. */
    void delete(String name) throws IOException;

    /** Forces the names in the folder to the device. */
    void fsyncDir() throws IOException;

    /** Returns how many bytes can still be written. */
    long usableSpace() throws IOException;
}
