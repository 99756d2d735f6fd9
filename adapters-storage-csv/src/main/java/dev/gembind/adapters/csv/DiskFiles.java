package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Makes a whole file in the only order that survives a loss of power. */
final class DiskFiles {
    private DiskFiles() {}

    /**
     * Makes a file that is either complete under its name or absent: temporary file, bytes, force, rename, force of the
     * folder. Returns it open, so that more can be appended through the handle that wrote it.
     *
     * @throws UnwrittenException if the bytes could not be written, and nothing has happened
     */
    static DiskFile publish(Disk disk, String name, ByteBuffer bytes) throws IOException {
        String temporary = name + FileNames.TEMPORARY;
        DiskFile file = write(disk, temporary, bytes);
        try {
            file.fsync();
            disk.rename(temporary, name);
            disk.fsyncDir();
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static DiskFile write(Disk disk, String temporary, ByteBuffer bytes) throws IOException {
        DiskFile file;
        try {
            file = disk.create(temporary);
        } catch (IOException e) { // no room for a name, or too many files are open
            throw new UnwrittenException(e);
        }
        try {
            file.append(bytes);
            return file;
        } catch (IOException e) {
            file.close();
            disk.delete(temporary);
            throw new UnwrittenException(e);
        }
    }
}
