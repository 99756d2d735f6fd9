package dev.gembind.adapters.telegram;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
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
    /** Returns the user name if there is one, else the full name. */
    private String rawName() {
        if (username != null && !username.isBlank()) {
            return "@" + username;
        }
        return lastName == null ? firstName : firstName + " " + lastName;
    }

    /** Returns the account with its cleaned name, as core knows it. */
    VerifiedIdentity identity() {
        PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Long.toString(id));
        return new VerifiedIdentity(account, DisplayName.of(rawName(), "…" + account.tail()));
    }

    /** Returns the cleaned name. It only ever tells people which of their own accounts is meant. */
    String name() {
        return identity().handle().value();
    }
}
