package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is being written at its end. Used by one thread at a time. */
interface DiskFile extends Closeable {
    /** Writes all bytes behind those written before, or fails with some of them written. */
    void append(ByteBuffer bytes) throws IOException;

    /**
     * Makes the file so long with line feeds, which count for nothing and are written over by what is appended. Forcing bytes
     * for which there is room already takes the device less time. May fail with some of them written.
     */
    void fill(long length) throws IOException;

    /** Cuts the file to a length it has already had; more is written behind that. */
    void truncate(long length) throws IOException;

    /**
     * Forces everything written through this handle to the device. After a failure nothing is known about the bytes,
     * and another call would prove nothing, because the kernel has marked them clean.
     */
    void fsync() throws IOException;
}
