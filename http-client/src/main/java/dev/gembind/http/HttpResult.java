package dev.gembind.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call. Nothing that a network or a service may do is an exception. */
public sealed interface HttpResult {
    /**
     * 2xx with the kind of body that was expected.
     *
     * @param answer the answer
     */
    record Success(HttpAnswer answer) implements HttpResult {}

    /**
     * 4xx other than 429: the service understood and says no. The body may be of any kind, also a web page.
     *
     * @param answer the answer
     */
    record Refused(HttpAnswer answer) implements HttpResult {}

    /**
     * 429. The body may be of any kind, also a web page of the network in front of the service.
     *
     * @param answer the answer
     * @param retryAfter how long to wait, at most a day; null if the answer does not say
     */
    record RateLimited(HttpAnswer answer, @Nullable Duration retryAfter) implements HttpResult {}

    /**
     * There is no usable answer.
     *
     * @param failure why
     * @param status the HTTP status, or 0 if none came
     * @param sent whether the request may have reached the service: if so, it may have done what it was asked
     * @param retryAfter how long to wait if that is known
     */
    record Failed(
            HttpFailure failure,
            int status,
            boolean sent,
            @Nullable Duration retryAfter) implements HttpResult {}

    /** Returns {@code ok}, {@code refused}, {@code rate-limited} or the {@link HttpFailure#reason()}. */
    default String reason() {
        if (this instanceof Failed failed) {
            return failed.failure().reason();
        }
        if (this instanceof Success) {
            return "ok";
        }
        return this instanceof Refused ? "refused" : "rate-limited";
    }
}
