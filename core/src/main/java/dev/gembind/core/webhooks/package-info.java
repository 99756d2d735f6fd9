/**
 * Tells whether a webhook is what its provider sent, before a byte of it is parsed: {@link
 * dev.gembind.core.webhooks.WebhookSchemes} has a {@link dev.gembind.core.webhooks.WebhookVerifier} for each provider's
 * dialect, {@link dev.gembind.core.webhooks.ReplayWindow} takes each event once. Every signature is compared by {@link
 * java.security.MessageDigest#isEqual}, in constant time.
 */
@NullMarked
package dev.gembind.core.webhooks;

import org.jspecify.annotations.NullMarked;
