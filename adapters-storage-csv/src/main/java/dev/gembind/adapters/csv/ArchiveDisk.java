package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What backups and restores do to folders. A seam, so that a test can stop the work after any step and look at what is
 * left.
 */
interface ArchiveDisk {
    /** Makes a folder that only its owner can read; its parents too. */
    void makeFolder(Path folder) throws IOException;

    /** Gives a finished file a second name; where that is impossible, copies it and forces the copy. */
    void link(Path from, Path to) throws IOException;

    /** Copies the first bytes of a file into a new one, and forces it. */
    void copy(Path from, Path to, long length) throws IOException;

    /** Makes a file of these bytes, and forces it. Fails when the name is taken. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Gives a file or folder another name in the same folder, in one step; replaces a file of that name. */
    void rename(Path from, Path to) throws IOException;

    /** Forces the names in a folder. */
    void force(Path folder) throws IOException;

    /** Removes a file, or a folder with everything in it. */
    void delete(Path path) throws IOException;
}
