package dev.gembind.adapters.web;

import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.SessionService;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.Storefront;

/**
 * What the web door opens to the outside.
 *
 * @param users adds and removes users
 * @param bindings binds and unlinks
 * @param links makes link codes
 * @param signIn lets people in
 * @param apiKeys knows host sites
 * @param gems moves gems
 * @param shop sells gems
 * @param limiter counts requests
 */
public record WebServices(
        UserService users,
        BindingService bindings,
        LinkService links,
        SignIn signIn,
        ApiKeyService apiKeys,
        GemService gems,
        Shop shop,
        RateLimiter limiter) {
    /**
     * What sells gems.
     *
     * @param front takes orders
     * @param payments knows orders and charges
     * @param refunds gives money back
     * @param catalogue what is sold, as the JSON document that host sites read
     */
    public record Shop(Storefront front, PaymentService payments, RefundService refunds, String catalogue) {}

    /**
     * What lets people in and takes their word.
     *
     * @param authorizations sends people to the platforms' pages and takes them back
     * @param confirmations takes the yes or no of a signed-in user
     * @param claims lets a browser in with a proven account
     * @param sessions keeps browsers signed in
     */
    public record SignIn(
            AuthorizationService authorizations,
            ConfirmationService confirmations,
            SignInService claims,
            SessionService sessions) {}
}
