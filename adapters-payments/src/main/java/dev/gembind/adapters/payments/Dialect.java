package dev.gembind.adapters.payments;

import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.Verification;

/** How one provider tells of payments. */
interface Dialect {
    /** Returns the provider's name in the address. */
    String source();

    /**
     * Reads an event whose signature is good.
     *
     * @throws MalformedEventException if it cannot be understood without guessing
     */
    Told read(InboundWebhook webhook, Verification.Verified verified) throws MalformedEventException;
}
