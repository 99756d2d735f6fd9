package dev.gembind.app.architecture.planted.adapters.one;

/** An exception beside the one root. */
public class OddException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
}
