package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What protects the site.
 *
 * @param environment how careful to be
 * @param secretKey the root of all keys, or null when one has to be made (in development only)
 * @param previousKeys roots that are still accepted, newest first
 * @param signUp where users come from
 */
public record SecurityConfig(
        Environment environment, @Nullable Secret secretKey, List<Secret> previousKeys, SignUpMode signUp) {
    /** Checks that production has a key. */
    public SecurityConfig {
        if (environment == Environment.PRODUCTION && secretKey == null) {
            throw new IllegalArgumentException("secretKey is missing in production");
        }
        previousKeys = List.copyOf(previousKeys);
    }
}
