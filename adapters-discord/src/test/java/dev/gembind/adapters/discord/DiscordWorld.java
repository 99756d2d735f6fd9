package dev.gembind.adapters.discord;

import dev.gembind.core.Secret;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.testkit.http.ReceivedRequest;
import dev.gembind.testkit.http.ScriptedServer;
import dev.gembind.testkit.http.ScriptedServer.Script;
import dev.gembind.testkit.http.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A Discord that answers well until a test says otherwise, and a provider that calls it. */
final class DiscordWorld implements AutoCloseable {
    static final String TOKEN = "/api/v10/oauth2/token";
    static final String REVOKE = "/api/v10/oauth2/token/revoke";
    static final String AUTHORIZATION = "/api/v10/oauth2/@me";
    static final String USER = "/api/v10/users/@me";

    static final String CLIENT_ID = "110000000000000001";
    static final String NELLY = "80351110224678912";
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final AuthorizationGrant GRANT =
            new AuthorizationGrant("c0de-" + "x".repeat(25), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    static final String GOOD_TOKEN =
            "{\"token_type\":\"Bearer\",\"access_token\":\"t0ken-a\",\"expires_in\":604800,\"refresh_token\":\"t0ken-r\",\"scope\":\"identify\"}";
    static final String GOOD_AUTHORIZATION = "{\"application\":{\"id\":\"" + CLIENT_ID
            + "\"},\"scopes\":[\"identify\"],\"expires\":\"2026-11-08T12:00:00Z\",\"user\":{\"id\":\"" + NELLY + "\"}}";
    static final String GOOD_USER = "{\"id\":\"" + NELLY
            + "\",\"username\":\"nelly\",\"discriminator\":\"0\",\"global_name\":\"Nelly\",\"avatar\":null}";

    final List<Alert> alerts = new CopyOnWriteArrayList<>();
    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final DiscordConfig config;
    final DiscordIdentityProvider provider;

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final ScriptedServer server;

    DiscordWorld() {
        this(Duration.ofSeconds(5));
    }

    DiscordWorld(Duration timeout) {
        on(TOKEN, 200, GOOD_TOKEN);
        on(AUTHORIZATION, 200, GOOD_AUTHORIZATION);
        on(USER, 200, GOOD_USER);
        on(REVOKE, 200, "{}");
        this.server = ScriptedServer.start(this::answer);
        this.config = DiscordConfig.of(
                        CLIENT_ID,
                        Secret.of("cl1ent-s3cret"),
                        URI.create("https://gems.example/auth/discord/callback"),
                        new DiscordConfig.Site(URI.create("https://gems.example"), "0.1.0"))
                .withApiBase(server.base())
                .withTimeout(timeout);
        this.provider = DiscordIdentityProvider.open(config, meters, alerts::add, now::get);
    }

    private void answer(ReceivedRequest request, Wire wire) throws IOException {
        scripts.getOrDefault(
                        request.path(), (unknown, out) -> out.json(404, "{\"code\":0,\"message\":\"404: Not Found\"}"))
                .answer(request, wire);
    }

    DiscordWorld on(String path, int status, String json) {
        return on(path, (request, wire) -> wire.json(status, json));
    }

    DiscordWorld on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    IdentityResult identify() {
        return provider.identify(GRANT);
    }

    /** Returns what arrived at a path. */
    List<ReceivedRequest> calls(String path) {
        return server.received().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    List<String> paths() {
        return server.received().stream().map(ReceivedRequest::path).toList();
    }

    void goDown() {
        server.close();
    }

    @Override
    public void close() {
        provider.close();
        server.close();
    }
}
