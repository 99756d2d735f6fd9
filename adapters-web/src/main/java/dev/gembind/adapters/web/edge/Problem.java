package dev.gembind.adapters.web.edge;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failed request as its caller sees it.
 *
 * @param kind what failed; gives status, code and title
 * @param detail one or two sentences that say what to do; never internals, never a secret
 * @param retryAfter when trying again makes sense, or null
 * @param errors the fields at fault, if the request had such
 */
public record Problem(
        ProblemKind kind, String detail, @Nullable Duration retryAfter, List<FieldError> errors) {
    /**
     * One field at fault.
     *
     * @param field the name of a parameter, or the JSON Pointer of a field of the body, which begins with a slash
     * @param message what is wrong with it
     */
    public record FieldError(String field, String message) {
        boolean isInBody() {
            return field.startsWith("/");
        }
    }

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem without a waiting time. */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail, null, List.of());
    }

    /** A problem that may pass by itself. */
    public static Problem retryable(ProblemKind kind, String detail, Duration retryAfter) {
        return new Problem(kind, detail, retryAfter, List.of());
    }

    /** A request with one bad field. */
    public static Problem field(String field, String message) {
        return new Problem(
                ProblemKind.VALIDATION, field + " " + message, null, List.of(new FieldError(field, message)));
    }

    /** Returns the exception that ends a handler with this problem. */
    public ProblemException raise() {
        return new ProblemException(this);
    }
}
