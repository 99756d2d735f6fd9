package dev.gembind.adapters.web.api;

import dev.gembind.core.access.ApiScope;
import java.util.Locale;

/**
 * One thing the API does.
 *
 * @param method which method
 * @param path below the base, such as {@code /users/{user}}
 * @param scope what the caller's key must allow
 * @param action what is done
 */
record ApiRoute(Method method, String path, ApiScope scope, Action action) {
    /** The methods the API uses. */
    enum Method {
        GET,
        PUT,
        POST,
        DELETE
    }

    /** Does what a route is for. */
    @FunctionalInterface
    interface Action {
        void run(ApiCall call);
    }

    static ApiRoute get(String path, ApiScope scope, Action action) {
        return new ApiRoute(Method.GET, path, scope, action);
    }

    static ApiRoute put(String path, ApiScope scope, Action action) {
        return new ApiRoute(Method.PUT, path, scope, action);
    }

    static ApiRoute post(String path, ApiScope scope, Action action) {
        return new ApiRoute(Method.POST, path, scope, action);
    }

    static ApiRoute delete(String path, ApiScope scope, Action action) {
        return new ApiRoute(Method.DELETE, path, scope, action);
    }

    /** Returns the key the description keeps this route under. */
    @Override
    public String toString() {
        return method.name().toLowerCase(Locale.ROOT) + " " + path;
    }
}
