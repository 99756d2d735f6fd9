package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.prompts.DisplayName;

/**
 * An account whose owner has just been proven, with the name it shows at the moment.
 *
 * @param account the account
 * @param handle its present name, for people only; never an identity
 */
public record VerifiedIdentity(PlatformAccount account, DisplayName handle) {
    /** Returns the account's platform. */
    public Platform platform() {
        return account.platform();
    }
}
