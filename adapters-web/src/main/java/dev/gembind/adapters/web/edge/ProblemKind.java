package dev.gembind.adapters.web.edge;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every way a request can fail: the stable code of the contract, its HTTP status, and a title for people. This is the
 * one table that maps a code to a status.
 */
public enum ProblemKind {
    VALIDATION(400, "validation", "That request could not be understood"),
    PROVIDER_REJECTED(400, "provider-rejected", "The platform said no"),
    UNAUTHORIZED(401, "unauthorized", "Please sign in first"),
    FORBIDDEN(403, "forbidden", "That is not allowed"),
    CROSS_SITE(403, "cross-site", "That request came from another site"),
    SESSION_MISMATCH(403, "session-mismatch", "This was started in another browser"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address does not work that way"),
    TIMEOUT(408, "timeout", "The request took too long to arrive"),
    BINDING_TAKEN(409, "binding-taken", "That account is taken"),
    ALREADY_BOUND(409, "already-bound", "Already connected"),
    USER_HAS_OTHER(409, "user-has-other", "Another account is connected"),
    LAST_IDENTITY(409, "last-identity", "This is your only way in"),
    INSUFFICIENT_GEMS(409, "insufficient-gems", "Not enough gems"),
    WALLET_FROZEN(409, "wallet-frozen", "These gems cannot be spent at the moment"),
    OVER_LIMIT(409, "over-limit", "That is more than is allowed"),
    HOLD_EXPIRED(409, "hold-expired", "That hold is over"),
    HOLD_CLOSED(409, "hold-closed", "That hold has ended"),
    HOLD_TOO_SMALL(409, "hold-too-small", "That is more than is held"),
    PARTLY_SPENT(409, "partly-spent", "Some of these gems are spent"),
    NOT_REFUNDABLE(409, "not-refundable", "That cannot be given back"),
    IN_FLIGHT(409, "in-flight", "That is still being worked on"),
    CODE_INVALID(410, "code-invalid", "This link or code no longer works"),
    TOO_LARGE(413, "too-large", "That is too large"),
    URI_TOO_LONG(414, "too-large", "That address is too long"),
    UNSUPPORTED_MEDIA(415, "validation", "That content type is not understood"),
    MISDIRECTED(421, "misdirected", "This site does not go by that name"),
    IDEMPOTENCY_CONFLICT(422, "idempotency-conflict", "The same key was used for something else"),
    RATE_LIMITED(429, "rate-limited", "Too many tries"),
    HEADERS_TOO_LARGE(431, "too-large", "The request headers are too large"),
    INTERNAL(500, "internal", "Something went wrong"),
    STORAGE_CORRUPT(500, "storage-corrupt", "Stored data is damaged"),
    CONSTRAINT_VIOLATED(500, "constraint-violated", "Something went wrong"),
    NOT_IMPLEMENTED(501, "method-not-allowed", "This method is not known here"),
    STARTING(503, "starting", "Starting up"),
    PROVIDER_UNAVAILABLE(503, "provider-unavailable", "The platform does not answer"),
    STORAGE_UNAVAILABLE(503, "storage-unavailable", "Storage is not available"),
    STORAGE_TIMEOUT(503, "storage-timeout", "Storage took too long"),
    STORAGE_CONFLICT(503, "storage-conflict", "Storage is too busy"),
    STORAGE_FULL(507, "storage-full", "Storage is full");

    private final int status;
    private final String code;
    private final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** Returns the stable code; several kinds may share one when only their status differs. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** Finds the first kind with the code of a {@link dev.gembind.core.GembindException}. */
    public static Optional<ProblemKind> findByCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Returns the kind an HTTP status given by the server itself stands for. */
    public static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 408 -> TIMEOUT;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA;
            case 421 -> MISDIRECTED;
            case 429 -> RATE_LIMITED;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> STARTING;
            default -> status >= 500 ? INTERNAL : VALIDATION;
        };
    }
}
