package dev.gembind.http;

/** The status codes that mean something of their own (RFC 9110, section 15). */
final class HttpStatus {
    static final int TOO_MANY_REQUESTS = 429;
    static final int UNAVAILABLE = 503;

    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int END = 600;
    private static final int SUCCESS = 200;

    private HttpStatus() {}

    static boolean isSuccess(int status) {
        return status >= SUCCESS && status < REDIRECTION;
    }

    static boolean isRedirect(int status) {
        return status >= REDIRECTION && status < CLIENT_ERROR;
    }

    static boolean isClientError(int status) {
        return status >= CLIENT_ERROR && status < SERVER_ERROR;
    }

    static boolean isServerError(int status) {
        return status >= SERVER_ERROR && status < END;
    }
}
