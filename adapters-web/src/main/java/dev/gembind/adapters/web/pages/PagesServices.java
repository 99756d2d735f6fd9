package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.WebServices;
import dev.gembind.core.access.SessionService;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.limits.RateLimiter;
import java.time.InstantSource;

/**
 * What the pages ask.
 *
 * @param links makes link codes and tells how far they have come
 * @param confirmations takes the yes or no of a signed-in user
 * @param authorizations sends people to the platforms' pages and takes them back
 * @param signIns lets a browser in with a proven account
 * @param bindings tells who owns what, and lets go
 * @param sessions keeps browsers signed in
 * @param gems tells what people have
 * @param shop sells gems
 * @param limiter counts starts and failed returns by address
 * @param time tells the time
 */
public record PagesServices(
        LinkService links,
        ConfirmationService confirmations,
        AuthorizationService authorizations,
        SignInService signIns,
        BindingService bindings,
        SessionService sessions,
        GemService gems,
        WebServices.Shop shop,
        RateLimiter limiter,
        InstantSource time) {}
