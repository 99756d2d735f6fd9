package dev.gembind.adapters.web.health;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import io.javalin.http.Context;
import java.util.Set;

/** What load balancers and supervisors ask, without any detail. Liveness depends on nothing but this answer. */
public final class HealthRoutes implements RouteGroup {
    /** Where they are. */
    public static final Set<String> PATHS = Set.of("/health/live", "/health/ready");

    private static final int UNAVAILABLE = 503;

    private final HealthMonitor monitor;

    public HealthRoutes(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/health/live", context -> answer(context, "live"));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context context) {
        boolean ready = monitor.isReady();
        if (!ready) {
            context.status(UNAVAILABLE).header("Retry-After", "1");
        }
        answer(context, ready ? "ready" : "not-ready");
    }

    private static void answer(Context context, String status) {
        context.contentType("application/json; charset=utf-8").result("{\"status\":\"" + status + "\"}\n");
    }
}
