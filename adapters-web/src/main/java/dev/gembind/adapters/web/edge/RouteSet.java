package dev.gembind.adapters.web.edge;

import io.javalin.http.Handler;
import java.util.List;

/**
 * Everything that a port answers for some part of the server's life.
 *
 * @param rules asked in turn before any route; what throws ends the request
 * @param groups the routes
 */
public record RouteSet(List<Handler> rules, List<RouteGroup> groups) {
    public RouteSet {
        rules = List.copyOf(rules);
        groups = List.copyOf(groups);
    }
}
