package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that says what it is told to, and keeps what it was asked. */
final class ScriptedProvider implements IdentityProvider {
    final List<AuthorizationRequest> requests = new CopyOnWriteArrayList<>();
    final List<AuthorizationGrant> grants = new CopyOnWriteArrayList<>();

    private final Platform platform;
    private volatile IdentityResult result;
    private volatile Runnable meanwhile = () -> {};

    ScriptedProvider(Platform platform, VerifiedIdentity identity) {
        this.platform = platform;
        this.result = new IdentityResult.Identified(identity);
    }

    void says(IdentityResult next) {
        this.result = next;
    }

    /** Does something while the platform is being asked. */
    void meanwhile(Runnable work) {
        this.meanwhile = work;
    }

    String lastState() {
        return requests.get(requests.size() - 1).state();
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        requests.add(request);
        return URI.create("https://" + platform.key() + ".example/authorize?state=" + request.state());
    }

    @Override
    public IdentityResult identify(AuthorizationGrant grant) {
        grants.add(grant);
        meanwhile.run();
        return result;
    }
}
