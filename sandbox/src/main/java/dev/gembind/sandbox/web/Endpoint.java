package dev.gembind.sandbox.web;

import io.javalin.http.Context;

/** What stands behind one path: reads the request and says the answer, without writing it. */
@FunctionalInterface
public interface Endpoint {
    /** Handles one request. */
    Answer answer(Context request);
}
