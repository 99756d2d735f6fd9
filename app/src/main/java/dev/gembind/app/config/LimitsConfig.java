package dev.gembind.app.config;

import java.time.Duration;

/**
 * How much is allowed.
 *
 * @param linkCodeTtl how long a link code is valid
 * @param authPerIpPerMinute sign-ins and links begun per address and minute
 * @param bindsPerUserPerHour links begun per user and hour
 * @param httpTimeout the whole time a call to a platform may take
 */
public record LimitsConfig(
        Duration linkCodeTtl, int authPerIpPerMinute, int bindsPerUserPerHour, Duration httpTimeout) {}
