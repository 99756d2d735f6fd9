package dev.gembind.adapters.web.edge;

/** Routes that belong together. The server asks each group for its routes once, before it listens. */
@FunctionalInterface
public interface RouteGroup {
    void register(Routes routes);
}
