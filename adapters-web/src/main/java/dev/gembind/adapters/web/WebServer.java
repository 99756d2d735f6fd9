package dev.gembind.adapters.web;

import dev.gembind.adapters.web.edge.Gate;
import dev.gembind.adapters.web.edge.Listener;
import dev.gembind.adapters.web.edge.PortTakenException;
import dev.gembind.adapters.web.edge.RouteGroup;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web door: pages, health and metrics.
 *
 * <p>Its life: {@link #start} listens, so that health can be asked while everything else is answered with 503;
 * {@link #open} takes requests; {@link #drain} tells load balancers to stop sending; {@link #close} lets requests under
 * way end. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Gate gate = new Gate();
    private final Listener site;
    private final Listener management;

    /**
     * @param config how it is set up
     * @param runtime what it needs from its surroundings
     * @param services what it opens to the outside
     */
    public WebServer(WebConfig config, WebRuntime runtime, WebServices services) {
        this(config, runtime, services, List.of());
    }

    /** With more routes, for tests of what holds for every route. */
    WebServer(WebConfig config, WebRuntime runtime, WebServices services, List<RouteGroup> groups) {
        Doors doors = new Doors(config, runtime, gate);
        this.site = doors.site(services, groups);
        this.management = doors.management();
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

    /** Takes requests from now on. */
    public void open() {
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

    /** Stops listening, lets requests under way end within the stop timeout, and cuts the rest. */
    @Override
    public void close() {
        drain();
        site.close();
        management.close();
    }
}
