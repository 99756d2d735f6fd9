package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.WebServices;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.limits.RateLimiter;
import java.time.InstantSource;

/**
 * What the API works with.
 *
 * @param keys knows the callers
 * @param users adds and removes users
 * @param bindings binds and unlinks
 * @param links makes link codes
 * @param gems moves gems
 * @param shop sells gems
 * @param limiter counts requests
 * @param clock tells the time
 */
public record ApiServices(
        ApiKeyService keys,
        UserService users,
        BindingService bindings,
        LinkService links,
        GemService gems,
        WebServices.Shop shop,
        RateLimiter limiter,
        InstantSource clock) {}
