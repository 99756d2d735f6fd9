package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;

/** What came of disconnecting. */
sealed interface Parting {
    /** The account is free. */
    record Unlinked(UserId user) implements Parting {}

    /** It was not connected, or no longer by the binding that was asked about. */
    record NotLinked() implements Parting {}

    /** It is the only way into the user, so it stays. */
    record LastWayIn(UserId user) implements Parting {}

    /** An operator holds the connection, so it stays. */
    record Suspended() implements Parting {}
}
