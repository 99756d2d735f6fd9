package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A wish to start an attempt.
 *
 * @param purpose what for
 * @param platform on which platform
 * @param user who asks; null to sign in
 * @param session what tells the browser's present session from others, such as a hash of its cookie; empty when signed out
 * @param origin who asks, from where
 */
public record LinkRequest(
        AttemptPurpose purpose, Platform platform, @Nullable UserId user, String session, Origin origin) {
    /** Returns the wish of a user to bind an account. */
    public static LinkRequest bind(UserId user, Platform platform, String session, Origin origin) {
        return new LinkRequest(AttemptPurpose.BIND, platform, user, session, origin);
    }

    /** Returns the wish of somebody to sign in. */
    public static LinkRequest signIn(Platform platform, Origin origin) {
        return new LinkRequest(AttemptPurpose.SIGN_IN, platform, null, "", origin);
    }
}
