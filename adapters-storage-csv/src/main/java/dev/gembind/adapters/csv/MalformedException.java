package dev.gembind.adapters.csv;

import java.io.IOException;

/** Bytes that do not follow the format. The message says what is wrong; whoever reads a file adds where. */
final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
