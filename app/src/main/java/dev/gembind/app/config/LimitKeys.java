package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.time.Duration;
import java.util.List;

/** How much is allowed, and what is told to those who watch. */
final class LimitKeys {
    private static final int MAX_RATE = 1_000_000;
    private static final int MIN_DSN = 8;

    static final Key<Duration> LINK_CODE_TTL = Key.of(
                    "GEMBIND_LINK_CODE_TTL",
                    Forms.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
                    "how long a link code is valid")
            .or("PT15M");
    static final Key<Integer> AUTH_PER_IP_PER_MINUTE = Key.of(
                    "GEMBIND_AUTH_PER_IP_PER_MINUTE",
                    Forms.number(1, MAX_RATE),
                    "sign-ins and links begun per address and minute")
            .or("5");
    static final Key<Integer> BINDS_PER_USER_PER_HOUR = Key.of(
                    "GEMBIND_BINDS_PER_USER_PER_HOUR", Forms.number(1, MAX_RATE), "links begun per user and hour")
            .or("10");
    static final Key<Duration> HTTP_TIMEOUT = Key.of(
                    "GEMBIND_HTTP_TIMEOUT",
                    Forms.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
                    "the whole time a call to a platform may take")
            .or("PT10S");

    static final Key<LogLevel> LOG_LEVEL =
            Key.of("LOG_LEVEL", Forms.choice(LogLevel.class), "what is logged").or("info");
    static final Key<LogFormat> LOG_FORMAT = Key.of(
                    "LOG_FORMAT", Forms.choice(LogFormat.class), "how a line of the log looks")
            .or("text");
    static final Key<Secret> SENTRY_DSN =
            Key.of("SENTRY_DSN", Forms.secret("the DSN that Sentry shows", MIN_DSN), "where errors are sent to");
    // whoever knows the address of a chat's webhook may write to that chat
    static final Key<Secret> ALERT_WEBHOOK_URL = Key.of(
            "GEMBIND_ALERT_WEBHOOK_URL",
            new Form<>(
                    "the https address that a chat or pager gave you (http for this machine only)",
                    true,
                    value -> WebForms.page()
                            .read(value)
                            .filter(WebForms::isSafeForSecrets)
                            .map(uri -> Secret.of(uri.toString()))),
            "where alerts are sent to");

    static final KeyGroup LIMITS = new KeyGroup(
            "Limits", List.of(LINK_CODE_TTL, AUTH_PER_IP_PER_MINUTE, BINDS_PER_USER_PER_HOUR, HTTP_TIMEOUT));
    static final KeyGroup OBSERVING =
            new KeyGroup("Observing", List.of(LOG_LEVEL, LOG_FORMAT, SENTRY_DSN, ALERT_WEBHOOK_URL));

    private LimitKeys() {}
}
