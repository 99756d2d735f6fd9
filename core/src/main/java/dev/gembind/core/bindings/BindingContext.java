package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.limits.RateLimiter;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the services of this package share besides the stores.
 *
 * @param time tells the time
 * @param random makes tokens, codes and ids
 * @param keys derives the keys of codes, verifiers and audit hashes
 * @param limiter counts attempts
 * @param alerts takes alerts
 * @param listener is told of results
 * @param policy what is configurable
 */
public record BindingContext(
        InstantSource time,
        SecureRandom random,
        SecretKeys keys,
        RateLimiter limiter,
        AlertSink alerts,
        BindingListener listener,
        BindingPolicy policy) {
    Ids ids() {
        return new Ids(time, random);
    }
}
