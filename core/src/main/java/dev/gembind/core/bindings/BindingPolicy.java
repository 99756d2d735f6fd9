package dev.gembind.core.bindings;

import dev.gembind.core.limits.Limit;
import java.time.Duration;

/**
 * What deployers may set.
 *
 * @param codeLifetime how long a link code counts
 * @param authorizationLifetime how long a person may stay on a platform's authorization page
 * @param bindsPerUser how many attempts to bind a user may start
 * @param openSignUp whether an unknown account may become a new user
 */
public record BindingPolicy(
        Duration codeLifetime, Duration authorizationLifetime, Limit bindsPerUser, boolean openSignUp) {
    /** What counts when nothing is set: 15 and 10 minutes, 10 attempts an hour, open sign-up. */
    public static final BindingPolicy STANDARD = new BindingPolicy(
            Duration.ofMinutes(15), Duration.ofMinutes(10), new Limit("binds-per-user", 10, Duration.ofHours(1)), true);
}
