package dev.gembind.adapters.web;

import dev.gembind.core.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the web door needs from its surroundings.
 *
 * @param clock tells the time
 * @param random makes request ids, nonces and cookies
 * @param meters counts and times
 * @param metricsText all metrics in the text format of Prometheus
 * @param checks what health depends on
 * @param managementToken what the command line proves itself with
 * @param commands what the command line may ask for
 */
public record WebRuntime(
        InstantSource clock,
        SecureRandom random,
        MeterRegistry meters,
        Supplier<String> metricsText,
        List<HealthCheck> checks,
        Secret managementToken,
        List<ManagementCommand> commands) {
    public WebRuntime {
        checks = List.copyOf(checks);
        commands = List.copyOf(commands);
    }
}
