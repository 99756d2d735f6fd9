package dev.gembind.adapters.web.edge;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/**
 * Where groups put their routes. A handler that throws is answered by {@link ProblemWriter}; to refuse a request, throw
 * {@link Problem#raise()}. What is read by GET can be read by HEAD too, by the same handler: the server leaves out the
 * body.
 */
public final class Routes {
    private final RoutesConfig config;

    Routes(RoutesConfig config) {
        this.config = config;
    }

    public Routes get(String path, Handler handler) {
        config.get(path, handler);
        config.head(path, handler);
        return this;
    }

    public Routes post(String path, Handler handler) {
        config.post(path, handler);
        return this;
    }

    public Routes put(String path, Handler handler) {
        config.put(path, handler);
        return this;
    }

    public Routes delete(String path, Handler handler) {
        config.delete(path, handler);
        return this;
    }
}
