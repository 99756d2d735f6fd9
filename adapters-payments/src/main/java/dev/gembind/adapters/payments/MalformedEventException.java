package dev.gembind.adapters.payments;

/** An event cannot be understood. The message names the place, and never the value. */
final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }
}
