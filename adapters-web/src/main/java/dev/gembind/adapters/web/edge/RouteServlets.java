package dev.gembind.adapters.web.edge;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Servlet;

/** Makes routes into servlets, and tells callers what failed in them. */
final class RouteServlets {
    private final Edge edge;
    private final int maxBodyBytes;
    private final MeterRegistry meters;
    private final Counter refusals;

    RouteServlets(Edge edge, int maxBodyBytes, MeterRegistry meters) {
        this.edge = edge;
        this.maxBodyBytes = maxBodyBytes;
        this.meters = meters;
        this.refusals = Counter.builder("gembind.rate.limited")
                .description("Requests refused because there were too many")
                .register(meters);
    }

    Servlet servlet(RouteSet set) {
        return Javalin.create(setup -> {
                    quieten(setup);
                    setup.http.defaultContentType = "text/plain; charset=utf-8";
                    setup.http.prefer405over404 = true;
                    setup.http.maxRequestSize = maxBodyBytes;
                    setup.requestLogger.http(new HttpMeters(meters));
                    set.rules().forEach(setup.routes::before);
                    failures(setup.routes);
                    Routes routes = new Routes(setup.routes);
                    set.groups().forEach(group -> group.register(routes));
                })
                .javalinServlet();
    }

    static void quieten(JavalinConfig setup) {
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
}
