package dev.gembind.core.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a {@link WebhookVerifier} found. It holds nothing secret. */
public sealed interface Verification {
    /**
     * The provider sent it.
     *
     * @param eventId the event's id as far as the signature covers it: the same for every attempt to deliver it; null if
     *     the dialect keeps the id in the body or has none
     * @param timestamp when this attempt was signed; null if the dialect does not say
     * @param secretIndex which of the secrets fits, counted from 0: a secret that no longer fits anything can be removed
     */
    record Verified(@Nullable String eventId, @Nullable Instant timestamp, int secretIndex) implements Verification {}

    /**
     * It is not to be trusted; answer 401 and say no more.
     *
     * @param reason why, for metrics
     */
    record Rejected(Reason reason) implements Verification {}

    /** Why a webhook was rejected. */
    enum Reason {
        /** A header that the dialect needs is absent or empty. */
        MISSING_HEADER,
        /** A header is given twice or cannot be read; or so the body, where its parts are signed. */
        MALFORMED,
        /** There are signatures, but none of a version that the keys can check. */
        UNKNOWN_VERSION,
        /** The signature does not cover the body. */
        UNSIGNED_BODY,
        /** None of the signatures was made for this with one of the secrets. */
        WRONG_SIGNATURE,
        /** Rightly signed, but too long ago: a replay, or a clock that is wrong. */
        TOO_OLD,
        /** Rightly signed, but for a time to come: a clock that is wrong. */
        TOO_NEW
    }
}
