package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.AuthorizationRequest;
import dev.gembind.core.bindings.IdentityProvider;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.VerifiedIdentity;
import java.net.URI;
import java.util.List;

/** A platform whose authorization codes are numbers of identities; a number of another platform is refused. */
final class NumberedProvider implements IdentityProvider {
    private final Platform platform;
    private final List<VerifiedIdentity> identities;
    private final Runnable meanwhile;

    NumberedProvider(Platform platform, List<VerifiedIdentity> identities, Runnable meanwhile) {
        this.platform = platform;
        this.identities = identities;
        this.meanwhile = meanwhile;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        return URI.create("https://platform.example/" + request.state());
    }

    @Override
    public IdentityResult identify(AuthorizationGrant grant) {
        meanwhile.run();
        VerifiedIdentity identity = identities.get(Integer.parseInt(grant.code()));
        return identity.platform() == platform
                ? new IdentityResult.Identified(identity)
                : new IdentityResult.Rejected("invalid-grant", "no");
    }
}
