package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import java.time.Duration;

/** What came of asking for a user of one's own. */
sealed interface SignUp {
    /** Made. */
    record Made(UserId user) implements SignUp {}

    /** The account belonged to a user already; nothing was made. */
    record Known(UserId user) implements SignUp {}

    /** Users are made elsewhere. */
    record Closed() implements SignUp {}

    /** The account belongs to a user, but an operator holds the connection. */
    record Suspended() implements SignUp {}

    /** Too many tries; the next one may come after this long. */
    record Limited(Duration retryAfter) implements SignUp {}
}
