package dev.gembind.core.webhooks;

/** One provider's way to sign what it sends. Made by {@link WebhookSchemes}. Thread-safe. */
@FunctionalInterface
public interface WebhookVerifier {
    /**
     * Tells whether the provider sent this, and just now. Whatever a stranger sends is answered with a {@link
     * Verification.Rejected}: no exception, and no text of the request in the answer.
     */
    Verification verify(InboundWebhook webhook);
}
