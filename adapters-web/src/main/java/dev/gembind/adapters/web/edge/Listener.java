package dev.gembind.adapters.web.edge;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port: everything that holds for each request is put around its routes here. The routes can be exchanged while it
 * listens, because a server listens long before it can do what it is for. Thread-safe.
 */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final String ALL_PATHS = "/*";

    private final ListenerConfig config;
    private final RouteServlets servlets;
    private final Javalin javalin;
    private volatile Servlet current;

    /** @param first what is answered until {@link #serve} */
    public Listener(Edge edge, ListenerConfig config, MeterRegistry meters, RouteSet first) {
        this.config = config;
        this.servlets = new RouteServlets(edge, config.maxBodyBytes(), meters);
        this.current = servlets.servlet(first);
        this.javalin = Javalin.create(setup -> {
            RouteServlets.quieten(setup);
            JettySetup.apply(setup, edge, config);
            passOn(setup);
        });
    }

    /** The library fixes the routes of a server when it is made, so its own are none: all requests go to a servlet of ours. */
    private void passOn(JavalinConfig setup) {
        FilterHolder all = new FilterHolder((request, response, chain) -> current.service(request, response));
        all.setAsyncSupported(true);
        setup.jetty.modifyServletContextHandler(
                handler -> handler.addFilter(all, ALL_PATHS, EnumSet.of(DispatcherType.REQUEST)));
    }

    /** Answers with these routes from now on; requests under way end where they began. */
    public void serve(RouteSet next) {
        current = servlets.servlet(next);
    }

    /**
     * Starts to listen.
     *
     * @return the port
     * @throws PortTakenException if somebody else listens there, or the address is not this machine's
     */
    public int start() {
        try {
            javalin.start();
            return javalin.port();
        } catch (JavalinBindException e) {
            throw new PortTakenException(config.host(), config.port(), e);
        }
    }

    /** Returns the port; only after {@link #start()}. */
    public int port() {
        return javalin.port();
    }

    /** Takes no new connections, lets requests under way end in time, and cuts the rest. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("some requests outlived the stop timeout of {} and were cut", config.stopTimeout());
        }
    }
}
