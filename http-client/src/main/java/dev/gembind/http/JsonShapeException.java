package dev.gembind.http;

import dev.gembind.core.GembindException;

/** An answer is well-formed JSON of another shape than promised. The message names the field, never its value. */
public final class JsonShapeException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final String path;

    JsonShapeException(String path, String problem) {
        super("wrong-shape", path + " " + problem, null);
        this.path = path;
    }

    /** Returns where in the answer, such as {@code application.id}. */
    public String path() {
        return path;
    }
}
