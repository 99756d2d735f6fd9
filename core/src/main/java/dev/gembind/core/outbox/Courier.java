package dev.gembind.core.outbox;

import java.time.Duration;

/** Sends messages of one or more topics. Its deadlines are shorter than the dispatcher's lease. Thread-safe. */
@FunctionalInterface
public interface Courier {
    /**
     * Sends a message, which may have been sent before: sending twice must do no harm beyond a second copy. What it throws
     * counts as {@link Result.Later}.
     */
    Result deliver(OutboxMessage message);

    /** What came of it. */
    sealed interface Result {
        /** It arrived. */
        record Delivered() implements Result {}

        /**
         * It did not arrive, and may later.
         *
         * @param reason for people, without secrets
         * @param notBefore the shortest time to wait, as the other side asked; zero when it did not
         */
        record Later(String reason, Duration notBefore) implements Result {}

        /**
         * It will never arrive.
         *
         * @param reason for people, without secrets
         */
        record Never(String reason) implements Result {}
    }
}
