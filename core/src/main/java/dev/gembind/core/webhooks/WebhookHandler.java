package dev.gembind.core.webhooks;

/** What one provider's webhooks do. Thread-safe. */
public interface WebhookHandler {
    /** Returns the provider's name in the address, {@code /webhooks/SOURCE}: characters of {@code a-z -}. */
    String source();

    /**
     * Takes a request: checks its signature before it reads a byte of the body, and remembers the event in the transaction
     * that does what it asks for. When this returns, what it did is durable.
     *
     * @throws dev.gembind.core.storage.StorageException if it cannot be stored; the provider tries again then
     */
    WebhookResult handle(InboundWebhook webhook);
}
