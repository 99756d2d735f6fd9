package dev.gembind.adapters.web.edge;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One port with its routes: everything that holds for each of them is put around them here. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Edge edge;
    private final ListenerConfig config;
    private final Counter refusals;
    private final Javalin javalin;

    /**
     * @param rules asked in turn before any route; what throws ends the request
     * @param groups the routes
     */
    public Listener(
            Edge edge, ListenerConfig config, List<Handler> rules, MeterRegistry meters, List<RouteGroup> groups) {
        this.edge = edge;
        this.config = config;
        this.refusals = Counter.builder("gembind.rate.limited")
                .description("Requests refused because there were too many")
                .register(meters);
        this.javalin = Javalin.create(setup -> {
            quieten(setup);
            setup.http.defaultContentType = "text/plain; charset=utf-8";
            setup.http.prefer405over404 = true;
            setup.http.maxRequestSize = config.maxBodyBytes();
            setup.requestLogger.http(new HttpMeters(meters));
            JettySetup.apply(setup, edge, config);
            rules.forEach(setup.routes::before);
            failures(setup.routes);
            Routes routes = new Routes(setup.routes);
            groups.forEach(group -> group.register(routes));
        });
    }

    private static void quieten(JavalinConfig setup) {
        setup.startup.showJavalinBanner = false;
        setup.startup.showOldJavalinVersionWarning = false;
        setup.startup.startupWatcherEnabled = false;
    }

    private void failures(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, this::refused);
        routes.exception(Exception.class, this::failed);
    }

    private void refused(HttpResponseException failure, Context context) {
        if (failure instanceof MethodNotAllowedResponse) {
            // its only detail are the methods; what the detail is called depends on the Accept header
            failure.getDetails().values().forEach(methods -> context.header("Allow", methods));
        }
        edge.problems().write(context, ProblemMapper.toProblem(failure));
    }

    private void failed(Exception failure, Context context) {
        Problem problem = ProblemMapper.toProblem(failure);
        FailureLog.note(RequestInfo.of(context), problem.kind(), failure);
        if (problem.kind() == ProblemKind.RATE_LIMITED) {
            refusals.increment();
        }
        edge.problems().write(context, problem);
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
