package dev.gembind.adapters.web;

import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.limits.RateLimiter;

/**
 * What the web door opens to the outside.
 *
 * @param users adds and removes users
 * @param bindings binds and unlinks
 * @param links makes link codes
 * @param apiKeys knows host sites
 * @param limiter counts requests
 */
public record WebServices(
        UserService users, BindingService bindings, LinkService links, ApiKeyService apiKeys, RateLimiter limiter) {}
