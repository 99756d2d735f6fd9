package dev.gembind.adapters.payments;

import dev.gembind.http.HttpAnswer;
import dev.gembind.http.HttpResult;
import dev.gembind.http.JsonObject;
import dev.gembind.http.JsonShapeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is the matter when Stripe did not do what it was asked (Stripe API, "Errors").
 *
 * @param reason a word of Stripe's or of the network's, without secrets
 * @param isDefinite whether asking again would end the same, and nothing was done
 * @param notBefore the shortest time to wait before asking again
 */
record StripeTrouble(String reason, boolean isDefinite, Duration notBefore) {
    private static final int MAX_WORD = 64;
    private static final Set<Integer> OURS = Set.of(401, 403);
    private static final int IN_USE = 409;
    // the same key with another request: what the first one came to is not told
    private static final String OTHER_REQUEST = "idempotency_error";

    static StripeTrouble of(HttpResult result) {
        if (result instanceof HttpResult.RateLimited limited) {
            return passing("rate-limited", limited.retryAfter());
        }
        if (result instanceof HttpResult.Failed failed) {
            return passing(failed.failure().reason(), failed.retryAfter());
        }
        return result instanceof HttpResult.Refused refused
                ? refused(refused.answer())
                : passing(result.reason(), null);
    }

    /** A key that is wrong or may not do this says nothing of the order or charge, and neither does a request under way. */
    private static StripeTrouble refused(HttpAnswer answer) {
        String type = word(answer, "type").orElse("");
        String reason = word(answer, "code").orElse(type.isEmpty() ? "status-" + answer.status() : type);
        boolean unclear = OURS.contains(answer.status())
                || answer.status() == IN_USE
                || type.equals(OTHER_REQUEST)
                || type.isEmpty();
        return new StripeTrouble(reason, !unclear, Duration.ZERO);
    }

    private static StripeTrouble passing(String reason, @Nullable Duration wait) {
        return new StripeTrouble(reason, false, wait == null ? Duration.ZERO : wait);
    }

    /** Finds a word of the error; what is no plain word is not passed on, for it may quote something. */
    private static Optional<String> word(HttpAnswer answer, String field) {
        try {
            return answer.findJson()
                    .flatMap(json -> json.findObject("error"))
                    .flatMap((JsonObject error) -> error.findText(field))
                    .filter(StripeTrouble::isWord);
        } catch (JsonShapeException e) {
            // an error of another shape tells nothing
            return Optional.empty();
        }
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_WORD
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
}
