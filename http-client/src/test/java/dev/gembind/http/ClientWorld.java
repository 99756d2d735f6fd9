package dev.gembind.http;

import dev.gembind.testkit.http.ScriptedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;

/** A scripted server, a client for it, and a clock that stands still until it is moved. */
final class ClientWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), 4096, Duration.ofMillis(1));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final ScriptedServer server;
    final ProviderHttp http;

    private ClientWorld(ScriptedServer server, HttpConfig config, Dns dns) {
        this.server = server;
        this.http = ProviderHttp.open(config, meters, now::get, dns);
    }

    static ClientWorld of(ScriptedServer.Script script) {
        return of(script, LIMITS);
    }

    static ClientWorld of(ScriptedServer.Script script, HttpLimits limits) {
        ScriptedServer server = ScriptedServer.start(script);
        return new ClientWorld(server, config(server.base()).withLimits(limits), Dns.SYSTEM);
    }

    /** Reaches the server by a name instead of its address. */
    static ClientWorld named(String host, ScriptedServer.Script script, Dns dns) {
        ScriptedServer server = ScriptedServer.start(script);
        URI base = URI.create("http://" + host + ":" + server.port());
        return new ClientWorld(server, config(base).withLimits(LIMITS), dns);
    }

    static HttpConfig config(URI base) {
        return HttpConfig.of("example", base, "Gembind (test, 1)").withLimits(LIMITS);
    }

    HttpResult get() {
        return http.send(HttpCall.get("/thing").build());
    }

    HttpResult post() {
        return http.send(HttpCall.postForm("/thing", Map.of("code", "once")).build());
    }

    double retries() {
        return meters.counter("gembind.http.client.retries", "provider", "example")
                .count();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
