package dev.gembind.adapters.web.pages.view;

import dev.gembind.core.bindings.VerifiedIdentity;

/**
 * A platform account as people recognise it: by its name and the end of its id. The whole id stays untold.
 *
 * @param platform the platform's name
 * @param key the platform's key, for its colour
 * @param handle the name it shows
 * @param tail the last digits of its id
 */
public record AccountName(String platform, String key, String handle, String tail) {
    /** Returns how an account is named. */
    public static AccountName of(VerifiedIdentity identity) {
        return new AccountName(
                identity.platform().title(),
                identity.platform().key(),
                identity.handle().value(),
                identity.account().tail());
    }
}
