package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.prompts.DisplayName;
import java.time.Instant;

/**
 * The fact that an account belongs to a user. Immutable; a change makes the next version.
 *
 * @param id unique, sorts by time
 * @param user the owner
 * @param identity the account and the name it last showed
 * @param status what it is worth at the moment
 * @param method how it was proven
 * @param boundAt when it was made
 * @param changedAt when it last changed
 * @param version 1 when made, one more with each change
 */
public record Binding(
        String id,
        UserId user,
        VerifiedIdentity identity,
        BindingStatus status,
        BindMethod method,
        Instant boundAt,
        Instant changedAt,
        long version) {
    public Binding {
        if (version < 1) {
            throw new IllegalArgumentException("version of a binding must be at least 1, but is " + version);
        }
    }

    /** Returns the account. */
    public PlatformAccount account() {
        return identity.account();
    }

    /** Returns the account's platform. */
    public Platform platform() {
        return identity.platform();
    }

    /** Returns the name the account last showed. */
    public DisplayName handle() {
        return identity.handle();
    }

    /** Tells whether the account can be used to sign in. */
    public boolean opensTheDoor() {
        return status == BindingStatus.ACTIVE || status == BindingStatus.STALE;
    }

    /**
     * Returns the next version, with another status.
     *
     * @throws IllegalArgumentException if {@link BindingStatus#canBecome} says no
     */
    Binding withStatus(BindingStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalArgumentException("a binding cannot go from " + status + " to " + next);
        }
        return new Binding(id, user, identity, next, method, boundAt, now, version + 1);
    }

    /** Returns the next version after the account was proven again: active, with the name it shows now. */
    Binding provenAgain(VerifiedIdentity proof, Instant now) {
        return new Binding(id, user, proof, BindingStatus.ACTIVE, method, boundAt, now, version + 1);
    }
}
