package dev.gembind.adapters.web;

import dev.gembind.adapters.web.edge.Gate;
import dev.gembind.adapters.web.edge.Listener;
import dev.gembind.adapters.web.edge.PortTakenException;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.health.HealthMonitor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web door: pages, health and metrics.
 *
 * <p>Its life: {@link #start} listens, so that health can be asked while everything else is answered with 503, and while
 * what it is to serve may not even exist; {@link #serve} hands that over; {@link #open} takes requests; {@link #drain}
 * tells load balancers to stop sending; {@link #close} lets requests under way end. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final HealthCheck NOTHING_TO_SERVE =
            new HealthCheck("storage", true, () -> new HealthState(false, "it is being opened"));

    private final Gate gate = new Gate();
    private final HealthMonitor monitor;
    private final DoorRoutes routes;
    private final Listener site;
    private final Listener management;
    private final AtomicBoolean served = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param config how it is set up
     * @param runtime what it needs from its surroundings
     */
    public WebServer(WebConfig config, WebRuntime runtime) {
        this.monitor = new HealthMonitor(runtime.clock(), List.of(NOTHING_TO_SERVE), gate);
        DoorParts parts = DoorParts.of(config, runtime, monitor, gate);
        Doors doors = new Doors(parts);
        this.routes = new DoorRoutes(parts);
        this.site = doors.site(routes.startingSite());
        this.management = doors.management(routes.management(List.of()));
    }

    /**
     * Listens on both ports. Until {@link #open} only health is answered.
     *
     * @return the public port
     * @throws PortInUseException if a port cannot be had; then neither is listened on
     */
    public int start() {
        int port = listen(site, "PORT");
        try {
            listen(management, "GEMBIND_MANAGEMENT_PORT");
        } catch (PortInUseException e) {
            site.close();
            throw e;
        }
        LOG.info("listening on port {}, management on port {}", port, management.port());
        return port;
    }

    private static int listen(Listener listener, String key) {
        try {
            return listener.start();
        } catch (PortTakenException e) {
            throw new PortInUseException(e.port(), key, e.host(), e);
        }
    }

    /**
     * Hands over what is served; requests are still refused until {@link #open}.
     *
     * @param services what is opened to the outside
     * @param operations what is offered to the people who run the server
     */
    public void serve(WebServices services, WebOperations operations) {
        serve(services, operations, List.of());
    }

    /**
     * Hands over what is served, and what providers may call.
     *
     * @param inbound what providers may call
     */
    public void serve(WebServices services, WebOperations operations, WebInbound inbound) {
        serve(services, operations, List.of(routes.webhooks(inbound)));
    }

    /** With more routes, for tests of what holds for every route. */
    void serve(WebServices services, WebOperations operations, List<RouteGroup> more) {
        site.serve(routes.site(services, more));
        management.serve(routes.management(operations.commands()));
        monitor.watch(operations.checks());
        served.set(true);
    }

    /**
     * Takes requests from now on.
     *
     * @throws IllegalStateException if there is nothing to serve yet
     */
    public void open() {
        if (!served.get()) {
            throw new IllegalStateException("there is nothing to serve yet");
        }
        gate.enter(Gate.Phase.OPEN);
    }

    /** Says "not ready" from now on, so that load balancers send no more; requests are still served. */
    public void drain() {
        gate.enter(Gate.Phase.DRAINING);
    }

    /** Returns the public port, after {@link #start}. */
    public int port() {
        return site.port();
    }

    /** Returns the management port, after {@link #start}. */
    public int managementPort() {
        return management.port();
    }

    /** Stops listening, lets requests under way end within the stop timeout, and cuts the rest. Later calls do nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        drain();
        site.close();
        management.close();
    }
}
