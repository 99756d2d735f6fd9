package dev.gembind.adapters.web;

import dev.gembind.core.webhooks.WebhookHandler;
import java.util.List;

/**
 * What providers may call.
 *
 * @param handlers one for each provider that is configured
 */
public record WebInbound(List<WebhookHandler> handlers) {
    /** Copies the list. */
    public WebInbound {
        handlers = List.copyOf(handlers);
    }
}
