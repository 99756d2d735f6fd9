package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiScope;
import io.javalin.http.Handler;
import java.util.List;

/** Every route of the API with the scope it asks for. */
public final class ApiRoutes implements RouteGroup {
    /** What every route of this version begins with. */
    public static final String BASE = "/api/v1";

    private final ApiGuard guard;
    private final List<ApiRoute> routes;

    public ApiRoutes(ApiServices services, ApiLimits limits, DeepLinks deepLinks) {
        this.guard = new ApiGuard(
                services.keys(), services.limiter(), limits.requestsPerKey(), limits.wrongKeysPerAddress());
        UserActions users = new UserActions(services.users(), services.bindings());
        BindingActions bindings = new BindingActions(users, services.bindings());
        LinkCodeActions codes = new LinkCodeActions(services.links(), deepLinks);
        GemActions gems = new GemActions(users, services.gems());
        GemMoves moves = new GemMoves(users, services.gems(), services.clock());
        HoldActions holds = new HoldActions(users, services.gems(), services.clock());
        OrderActions orders = new OrderActions(users, services.shop());
        ChargeActions charges = new ChargeActions(services.shop(), services.clock());
        this.routes = List.of(
                ApiRoute.put("/users/{user}", ApiScope.USERS_WRITE, users::put),
                ApiRoute.get("/users/{user}", ApiScope.USERS_READ, users::get),
                ApiRoute.delete("/users/{user}", ApiScope.USERS_WRITE, users::delete),
                ApiRoute.post("/users/{user}/link-codes", ApiScope.BINDINGS_WRITE, codes::post),
                ApiRoute.get("/users/{user}/bindings", ApiScope.BINDINGS_READ, bindings::list),
                ApiRoute.put("/users/{user}/bindings/{platform}", ApiScope.BINDINGS_WRITE, bindings::put),
                ApiRoute.delete("/users/{user}/bindings/{platform}", ApiScope.BINDINGS_WRITE, bindings::delete),
                ApiRoute.get("/bindings/{platform}/{id}", ApiScope.BINDINGS_READ, bindings::find),
                ApiRoute.get("/users/{user}/gems", ApiScope.GEMS_READ, gems::show),
                ApiRoute.get("/users/{user}/gems/entries", ApiScope.GEMS_READ, gems::entries),
                ApiRoute.post("/users/{user}/gems/credit", ApiScope.GEMS_WRITE, moves::credit),
                ApiRoute.post("/users/{user}/gems/spend", ApiScope.GEMS_WRITE, moves::spend),
                ApiRoute.post("/users/{user}/holds", ApiScope.GEMS_WRITE, holds::open),
                ApiRoute.post("/holds/{id}/capture", ApiScope.GEMS_WRITE, holds::capture),
                ApiRoute.post("/holds/{id}/release", ApiScope.GEMS_WRITE, holds::release),
                ApiRoute.get("/catalogue", ApiScope.PAYMENTS_READ, orders::catalogue),
                ApiRoute.post("/orders", ApiScope.PAYMENTS_WRITE, orders::place),
                ApiRoute.get("/orders", ApiScope.PAYMENTS_READ, orders::list),
                ApiRoute.get("/orders/{id}", ApiScope.PAYMENTS_READ, orders::show),
                ApiRoute.get("/charges/{provider}/{id}", ApiScope.PAYMENTS_READ, charges::show),
                ApiRoute.post("/charges/{provider}/{id}/refund", ApiScope.PAYMENTS_WRITE, charges::refund));
    }

    List<ApiRoute> routes() {
        return routes;
    }

    @Override
    public void register(Routes server) {
        for (ApiRoute route : routes) {
            String path = BASE + route.path();
            Handler handler = context -> {
                ApiKey key = guard.require(context, route.scope());
                route.action().run(new ApiCall(context, key));
            };
            switch (route.method()) {
                case GET -> server.get(path, handler);
                case PUT -> server.put(path, handler);
                case POST -> server.post(path, handler);
                case DELETE -> server.delete(path, handler);
            }
        }
    }
}
