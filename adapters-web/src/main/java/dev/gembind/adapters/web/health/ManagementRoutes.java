package dev.gembind.adapters.web.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Health in detail, and metrics, for the people who run the server. Only the management port has these. */
public final class ManagementRoutes implements RouteGroup {
    private static final int UNAVAILABLE = 503;
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HealthMonitor monitor;
    private final Supplier<String> metrics;
    private final ObjectMapper mapper = new ObjectMapper();

    /** @param metrics all metrics in the text format of Prometheus */
    public ManagementRoutes(HealthMonitor monitor, Supplier<String> metrics) {
        this.monitor = monitor;
        this.metrics = metrics;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/health", this::health);
        routes.get("/metrics", context -> context.contentType(METRICS_TYPE).result(metrics.get()));
    }

    private void health(Context context) throws JsonProcessingException {
        HealthReport report = monitor.report();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", report.status());
        json.put("phase", monitor.phase().name().toLowerCase(Locale.ROOT));
        json.put("checks", report.results());
        context.status(report.isReady() ? 200 : UNAVAILABLE)
                .contentType("application/json; charset=utf-8")
                .result(mapper.writeValueAsBytes(json));
    }
}
