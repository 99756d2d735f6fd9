package dev.gembind.adapters.csv;

import java.io.IOException;

/** A new file could not be written, most often for lack of space. Its beginnings are removed; nothing else happened. */
final class UnwrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    UnwrittenException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
