package dev.gembind.sandbox.telegram;

/** A refusal in the Bot API's own words; it becomes {@code {"ok":false,...}}. */
final class BotApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    BotApiException(int code, String description) {
        super(description);
        this.code = code;
    }

    static BotApiException badRequest(String what) {
        return new BotApiException(400, "Bad Request: " + what);
    }

    static BotApiException forbidden(String what) {
        return new BotApiException(403, "Forbidden: " + what);
    }

    static BotApiException conflict(String what) {
        return new BotApiException(409, "Conflict: " + what);
    }

    int code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
