package dev.gembind.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a service asks us to stay away: the {@code Retry-After} header in seconds or as a date (RFC 9110, section
 * 10.2.3), or {@code retry_after} in the body, as Discord writes it (seconds with a fraction) and Telegram (below {@code
 * parameters}). The header wins; nonsense counts as not said.
 */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    private static final int MAX_LENGTH = 64;

    private RetryAfter() {}

    static @Nullable Duration of(HttpAnswer answer, Instant now) {
        Optional<Duration> header = answer.header("Retry-After").flatMap(text -> parse(text.strip(), now));
        return header.or(() -> answer.findJson().flatMap(RetryAfter::inBody)).orElse(null);
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return text.charAt(0) >= '0' && text.charAt(0) <= '9' ? seconds(text) : date(text, now);
    }

    private static Optional<Duration> seconds(String text) {
        try {
            return cap(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // neither seconds nor a date, which begins with a letter
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(within(Duration.between(now, until)));
        } catch (DateTimeException e) {
            // not a date of HTTP
            return Optional.empty();
        }
    }

    private static Optional<Duration> inBody(JsonObject body) {
        try {
            Optional<BigDecimal> own = body.findNumber("retry_after");
            return own.isPresent()
                    ? cap(own.get())
                    : body.object("parameters").findNumber("retry_after").flatMap(RetryAfter::cap);
        } catch (JsonShapeException e) {
            // the body does not say
            return Optional.empty();
        }
    }

    private static Optional<Duration> cap(BigDecimal seconds) {
        if (seconds.signum() < 0) {
            return Optional.empty();
        }
        BigDecimal most = BigDecimal.valueOf(LONGEST.toMillis());
        // compared before it is multiplied: 1e999999999 would fill the memory
        boolean tooLong = seconds.compareTo(most.divide(MILLIS)) > 0;
        return Optional.of(
                tooLong ? LONGEST : Duration.ofMillis(seconds.multiply(MILLIS).longValue()));
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
