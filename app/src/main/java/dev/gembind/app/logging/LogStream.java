package dev.gembind.app.logging;

/** Where the log goes. */
public enum LogStream {
    /** Standard output, when the log is what the command prints. */
    OUT("System.out"),
    /** Standard error, beside what the command prints. */
    ERR("System.err");

    private final String target;

    LogStream(String target) {
        this.target = target;
    }

    String target() {
        return target;
    }
}
