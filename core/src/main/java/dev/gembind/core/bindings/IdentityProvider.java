package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import java.net.URI;

/** A platform that proves accounts by OAuth authorization codes. Thread-safe. */
public interface IdentityProvider {
    /** Returns the platform. */
    Platform platform();

    /** Returns where the browser goes to be asked. */
    URI authorizationUri(AuthorizationRequest request);

    /**
     * Exchanges the code and asks whose account it is, within the provider's total deadline. A code is exchanged once and
     * never again after anything was sent. Expected failures are answers, never exceptions; no token is kept.
     */
    IdentityResult identify(AuthorizationGrant grant);
}
