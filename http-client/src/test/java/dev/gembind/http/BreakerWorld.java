package dev.gembind.http;

import dev.gembind.testkit.http.ScriptedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A client with a breaker of its own, for a server that the test owns. */
final class BreakerWorld implements AutoCloseable {
    final AtomicReference<Instant> now = new AtomicReference<>(ClientWorld.START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProviderHttp http;

    BreakerWorld(ScriptedServer server, BreakerLimits limits) {
        this.http = ProviderHttp.open(ClientWorld.config(server.base()).withBreaker(limits), meters, now::get);
    }

    HttpResult call() {
        return http.send(HttpCall.get("/thing").build());
    }

    void callTimes(int times) {
        for (int i = 0; i < times; i++) {
            call();
        }
    }

    double state() {
        return meters.get("gembind.http.client.breaker").gauge().value();
    }

    @Override
    public void close() {
        http.close();
    }
}
