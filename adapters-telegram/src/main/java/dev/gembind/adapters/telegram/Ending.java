package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;

/** How an opened attempt ended. */
sealed interface Ending {
    /** The account now belongs to the user. */
    record Bound(UserId user) implements Ending {}

    /** It did already. */
    record AlreadyBound(UserId user) implements Ending {}

    /**
     * It belongs to somebody else; nothing changed.
     *
     * @param message the exact sentence of core
     */
    record BoundToAnother(String message) implements Ending {}

    /** The user has another Telegram account; nothing changed. */
    record UserHasOther(UserId user) implements Ending {}

    /** The user is gone; nothing changed. */
    record UnknownUser() implements Ending {}

    /** The waiting page signs in now. */
    record SignedIn() implements Ending {}

    /** The account belongs to nobody, so it cannot sign in. */
    record NotConnected() implements Ending {}

    /** An operator holds the connection. */
    record Suspended() implements Ending {}

    /** Given up, as asked. */
    record Cancelled() implements Ending {}

    /** Somebody else opened it; it stays as it is. */
    record NotYours() implements Ending {}

    /** It ended before, or its time is over. */
    record Over() implements Ending {}
}
