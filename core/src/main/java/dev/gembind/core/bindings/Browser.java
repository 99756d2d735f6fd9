package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The browser that comes back from a platform's page.
 *
 * @param binder what it was given when it left, or null if it shows none
 * @param session what told its session from others when it left must still do so; empty when signed out
 * @param user who is signed in, or null
 * @param origin for the audit log
 */
public record Browser(
        @Nullable String binder, String session, @Nullable UserId user, Origin origin) {
    @Override
    public String toString() {
        return "Browser[user=" + user + "]";
    }
}
