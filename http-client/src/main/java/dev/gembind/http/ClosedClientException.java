package dev.gembind.http;

import java.io.IOException;

/** The client was closed before the call went out. */
final class ClosedClientException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedClientException() {
        super("the client is closed");
    }
}
