package dev.gembind.core.access;

import dev.gembind.core.UserId;
import java.time.Instant;

/**
 * A browser that is signed in.
 *
 * @param tokenHash what its token is kept as; the token itself is kept nowhere
 * @param user who is signed in
 * @param createdAt since when
 * @param expiresAt from then on it no longer counts
 */
public record SignInSession(String tokenHash, UserId user, Instant createdAt, Instant expiresAt) {
    public SignInSession {
        if (!createdAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException("a session must end after it began");
        }
    }

    /** Tells whether it still counts. */
    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
