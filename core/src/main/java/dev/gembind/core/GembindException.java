package dev.gembind.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception Gembind throws on purpose. A promise was broken; expected outcomes are values instead.
 *
 * <p>{@link #code()} is stable: it appears in API answers and logs and may be matched by programs.
 */
public abstract class GembindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    protected GembindException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Returns the stable, kebab-case name of this kind of failure. */
    public final String code() {
        return code;
    }
}
