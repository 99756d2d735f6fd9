package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import java.util.List;

/**
 * Where a Telegram account belongs.
 *
 * @param user to whom
 * @param binding the id of the binding that says so
 * @param connected everything that is connected to the user, this account too
 */
record Membership(UserId user, String binding, List<Connected> connected) {
    Membership {
        connected = List.copyOf(connected);
    }
}
