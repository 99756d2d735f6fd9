package dev.gembind.adapters.web;

import dev.gembind.core.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the web door needs from its surroundings.
 *
 * @param clock tells the time
 * @param random makes request ids, nonces and cookies
 * @param meters counts and times
 * @param metricsText all metrics in the text format of Prometheus
 * @param managementToken what the command line proves itself with
 */
public record WebRuntime(
        InstantSource clock,
        SecureRandom random,
        MeterRegistry meters,
        Supplier<String> metricsText,
        Secret managementToken) {}
