package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to bind an account or to sign in with it. Immutable; a change makes the next version. Secrets are kept as
 * hashes only.
 *
 * @param id unique; not a secret
 * @param purpose what it is for
 * @param user who started it; null for a sign-in
 * @param platform on which platform
 * @param method how the account will be proven
 * @param tokenHash hash of the deep-link token or of the OAuth state
 * @param codeHash hash of the typed code, or null when there is none
 * @param browserHash hash of what ties it to one browser and session, or null when none is tied
 * @param state how far it has come
 * @param identity the proven account, or null before
 * @param createdAt when it was started
 * @param expiresAt from this instant on it can no longer move forward
 * @param version 1 when made, one more with each change
 */
public record LinkAttempt(
        String id,
        AttemptPurpose purpose,
        @Nullable UserId user,
        Platform platform,
        BindMethod method,
        String tokenHash,
        @Nullable String codeHash,
        @Nullable String browserHash,
        AttemptState state,
        @Nullable VerifiedIdentity identity,
        Instant createdAt,
        Instant expiresAt,
        long version) {
    private static final int COMPARED = 4;

    public LinkAttempt {
        if (id.length() < COMPARED) {
            throw new IllegalArgumentException("id of an attempt must have at least " + COMPARED + " characters");
        }
        if (purpose == AttemptPurpose.BIND && user == null) {
            throw new IllegalArgumentException("an attempt to bind needs a user");
        }
        if (identity != null && identity.platform() != platform) {
            throw new IllegalArgumentException("an attempt for " + platform + " cannot prove " + identity.platform());
        }
        if (version < 1) {
            throw new IllegalArgumentException("version of an attempt must be at least 1, but is " + version);
        }
    }

    /** Tells whether the attempt is under way and its time is not over. */
    public boolean isLive(Instant now) {
        return state.isLive() && now.isBefore(expiresAt);
    }

    /**
     * Returns four characters that the page which started the attempt and the place that confirms it both show, so that a
     * person can tell whether they belong together. Not a secret.
     */
    public String comparison() {
        return id.substring(id.length() - COMPARED).toUpperCase(Locale.ROOT);
    }

    /** Tells whether this account was proven in the attempt. */
    public boolean proves(PlatformAccount account) {
        return identity != null && identity.account().equals(account);
    }

    /**
     * Returns the next version, in another state.
     *
     * @throws IllegalArgumentException if {@link AttemptState#canBecome} says no
     */
    LinkAttempt to(AttemptState next) {
        return to(next, identity);
    }

    /** Returns the next version, in another state and with the account that was proven. */
    LinkAttempt to(AttemptState next, @Nullable VerifiedIdentity proof) {
        if (!state.canBecome(next)) {
            throw new IllegalArgumentException("an attempt cannot go from " + state + " to " + next);
        }
        return new LinkAttempt(
                id,
                purpose,
                user,
                platform,
                method,
                tokenHash,
                codeHash,
                browserHash,
                next,
                proof,
                createdAt,
                expiresAt,
                version + 1);
    }
}
