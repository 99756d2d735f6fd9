package dev.gembind.adapters.web;

import dev.gembind.adapters.web.edge.Edge;
import dev.gembind.adapters.web.edge.HeaderPolicy;
import dev.gembind.adapters.web.edge.Listener;
import dev.gembind.adapters.web.edge.ListenerConfig;
import dev.gembind.adapters.web.edge.ProblemWriter;
import dev.gembind.adapters.web.edge.RequestTokens;
import dev.gembind.adapters.web.edge.RouteSet;
import dev.gembind.adapters.web.edge.TrustedProxies;
import dev.gembind.adapters.web.health.HealthRoutes;
import dev.gembind.adapters.web.view.ErrorPage;
import java.util.List;
import java.util.Set;

/** Makes the two listeners. */
final class Doors {
    private static final int MANAGEMENT_THREADS = 8;
    private static final int MANAGEMENT_CONNECTIONS = 64;

    private final DoorParts parts;
    private final WebConfig config;
    private final RequestTokens tokens;
    private final ProblemWriter problems;

    Doors(DoorParts parts) {
        this.parts = parts;
        this.config = parts.config();
        this.tokens = new RequestTokens(parts.runtime().random());
        this.problems = new ProblemWriter(new ErrorPage(parts.templates(), parts.frames()));
    }

    /** The door people and host sites use. */
    Listener site(RouteSet first) {
        Edge edge = new Edge(
                parts.site(),
                HealthRoutes.PATHS,
                new TrustedProxies(config.trustedProxies()),
                new HeaderPolicy(parts.site(), config.platforms().signInOrigins(), config.sandbox() != null),
                tokens,
                problems);
        return new Listener(edge, sitePort(), parts.runtime().meters(), first);
    }

    /** The door of the people who run the server. */
    Listener management(RouteSet first) {
        Edge edge = new Edge(
                parts.management(),
                Set.of(),
                new TrustedProxies(List.of()),
                new HeaderPolicy(parts.management(), List.of(), config.sandbox() != null),
                tokens,
                problems);
        return new Listener(edge, managementPort(), parts.runtime().meters(), first);
    }

    private ListenerConfig sitePort() {
        WebConfig.Limits limits = config.limits();
        return new ListenerConfig(
                config.ports().host(),
                config.ports().port(),
                limits.maxBodyBytes(),
                limits.idleTimeout(),
                limits.requestTimeout(),
                limits.stopTimeout(),
                limits.maxConnections(),
                limits.maxThreads());
    }

    private ListenerConfig managementPort() {
        WebConfig.Limits limits = config.limits();
        return new ListenerConfig(
                DoorParts.LOOPBACK,
                config.ports().managementPort(),
                limits.maxBodyBytes(),
                limits.idleTimeout(),
                limits.requestTimeout(),
                limits.stopTimeout(),
                MANAGEMENT_CONNECTIONS,
                MANAGEMENT_THREADS);
    }
}
