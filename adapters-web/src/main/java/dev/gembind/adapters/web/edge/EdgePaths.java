package dev.gembind.adapters.web.edge;

/** Which paths programs use rather than people. */
final class EdgePaths {
    private EdgePaths() {}

    /** Paths that read no cookie, whose callers prove themselves by key or signature. */
    static boolean isMachine(String path) {
        return path.startsWith("/api/") || path.startsWith("/webhooks/");
    }

    static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    /** Paths answered before the server is ready. */
    static boolean isAlwaysOpen(String path) {
        return isHealth(path) || path.startsWith("/assets/");
    }

    /** Paths whose failures are always told as JSON. */
    static boolean speaksJson(String path) {
        return isMachine(path)
                || isHealth(path)
                || path.equals("/metrics")
                || path.equals("/bind/status")
                || path.startsWith("/commands/");
    }
}
