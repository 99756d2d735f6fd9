package dev.gembind.sandbox.control;

import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.web.Answer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A fault as a form or JSON names it.
 *
 * @param kind a key such as {@code rate_limit}
 * @param endpoint the call, or empty for all
 * @param count how many requests, or empty for all
 * @param seconds the pause, or empty for the usual one
 */
record FaultForm(String kind, String endpoint, String count, String seconds) {
    private static final double NANOS = 1e9;

    Fault fault() {
        FaultKind wanted =
                FaultKind.find(kind).orElseThrow(() -> new IllegalArgumentException("unknown fault: " + kind));
        if (wanted == FaultKind.SCRIPTED) {
            throw new IllegalArgumentException("a scripted fault needs an answer");
        }
        return narrowed(Fault.of(wanted));
    }

    Fault scripted(int status, String contentType, String body) {
        return narrowed(Fault.answering(new Answer(status, contentType, body, Map.of())));
    }

    private Fault narrowed(Fault fault) {
        Fault narrowed = endpoint.isBlank() ? fault : fault.on(endpoint.strip().toLowerCase(Locale.ROOT));
        narrowed = count.isBlank() ? narrowed : narrowed.times(number(count));
        return seconds.isBlank() ? narrowed : narrowed.pausing(duration(seconds));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: " + text, e);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.ofNanos((long) (Double.parseDouble(text.strip()) * NANOS));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number of seconds: " + text, e);
        }
    }
}
