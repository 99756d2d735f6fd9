package dev.gembind.adapters.telegram;

import org.jspecify.annotations.Nullable;

/**
 * The person behind an update, as Telegram names them now.
 *
 * @param id Telegram's own number, the only thing that identifies
 * @param firstName as the person chose it; may be hostile
 * @param lastName as the person chose it, or null
 * @param username the public user name without the at sign, or null
 */
record Sender(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username) {
    /** Returns the name to show: the user name if there is one, else the full name. Not cleaned. */
    String shownName() {
        if (username != null && !username.isBlank()) {
            return "@" + username;
        }
        return lastName == null ? firstName : firstName + " " + lastName;
    }
}
