package dev.gembind.adapters.web.pages;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.AuthorizationRequest;
import dev.gembind.core.bindings.IdentityProvider;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform's page that gives codes for accounts. A code counts once, as the real ones do. */
final class FakePlatform implements IdentityProvider {
    static final String ORIGIN = "https://discord.example";

    private final Map<String, IdentityResult> codes = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Returns a code that proves an account. */
    String codeFor(String id, String name) {
        return code(new IdentityResult.Identified(identity(id, name)));
    }

    /** Returns a code with whatever answer. */
    String code(IdentityResult result) {
        String code = "code-" + codes.size();
        codes.put(code, result);
        return code;
    }

    static VerifiedIdentity identity(String id, String name) {
        return new VerifiedIdentity(new PlatformAccount(Platform.DISCORD, id), DisplayName.of(name, "user"));
    }

    /** Returns how many codes were exchanged. */
    int timesAsked() {
        return asked.get();
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        return URI.create(ORIGIN + "/authorize?state=" + request.state());
    }

    @Override
    public IdentityResult identify(AuthorizationGrant grant) {
        asked.incrementAndGet();
        IdentityResult result = codes.replace(
                grant.code(), new IdentityResult.Rejected("invalid-grant", "Failed to exchange code for token"));
        return result == null ? new IdentityResult.Unavailable("no-such-code") : result;
    }
}
