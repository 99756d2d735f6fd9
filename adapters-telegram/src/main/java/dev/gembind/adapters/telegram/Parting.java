package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import java.time.Duration;

/** What came of disconnecting. */
sealed interface Parting {
    /** The account is free. */
    record Unlinked(UserId user) implements Parting {}

    /** It was not connected, or no longer by the binding that was asked about. */
    record NotLinked() implements Parting {}

    /** It is the only way into the user, so it stays. */
    record LastWayIn(UserId user) implements Parting {}

    /** Too many tries; the next one may come after this long. */
    record Limited(Duration retryAfter) implements Parting {}
}
