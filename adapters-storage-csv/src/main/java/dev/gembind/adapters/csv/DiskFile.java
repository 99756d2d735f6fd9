package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is being written at its end. Used by one thread at a time. */
interface DiskFile extends Closeable {
    /** Writes all bytes at the end, or fails with some of them written. */
    void append(ByteBuffer bytes) throws IOException;

    /** Cuts the file to a length it has already had. */
    void truncate(long length) throws IOException;

    /**
     * Forces everything written through this handle to the device. After a failure nothing is known about the bytes,
     * and another call would prove nothing, because the kernel has marked them clean.
     */
    void fsync() throws IOException;
}
