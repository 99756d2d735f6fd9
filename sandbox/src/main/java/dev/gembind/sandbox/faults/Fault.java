package dev.gembind.sandbox.faults;

import dev.gembind.sandbox.web.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One fault to switch on. Start with {@link #of} or {@link #answering} and narrow it: {@code
 * Fault.of(FaultKind.HANG).on("token").times(1)}.
 *
 * @param kind what goes wrong
 * @param endpoint the name of the call it hits, or {@value #EVERY}
 * @param count how many requests it hits; 0 means all until it is switched off
 * @param pause what RATE_LIMIT asks the caller to wait, and the gap between the bytes of SLOW_DRIP
 * @param script the answer of SCRIPTED, else null
 */
public record Fault(
        FaultKind kind,
        String endpoint,
        int count,
        Duration pause,
        @Nullable Answer script) {
    /** The endpoint name that means all of them. */
    public static final String EVERY = "*";

    private static final int MOST = 1_000_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);
    private static final Duration DRIP = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Checks that the parts fit together. */
    public Fault {
        if (endpoint.isBlank()) {
            throw new IllegalArgumentException("endpoint must not be blank");
        }
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("count must be 0 to " + MOST + ", not " + count);
        }
        if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("pause must be 0 to an hour, not " + pause);
        }
        if (kind == FaultKind.DOWN && (count != 0 || !endpoint.equals(EVERY))) {
            throw new IllegalArgumentException("down takes neither a count nor an endpoint");
        }
        if ((kind == FaultKind.SCRIPTED) != (script != null)) {
            throw new IllegalArgumentException("scripted, and only scripted, needs an answer");
        }
    }

    /** Makes a fault that hits every request until it is switched off. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, EVERY, 0, kind == FaultKind.SLOW_DRIP ? DRIP : RETRY_AFTER, null);
    }

    /** Makes a fault that answers with this instead of the truth. */
    public static Fault answering(Answer script) {
        return new Fault(FaultKind.SCRIPTED, EVERY, 0, RETRY_AFTER, script);
    }

    /** Narrows it to one call, such as {@code token} or {@code sendmessage}. */
    public Fault on(String name) {
        return new Fault(kind, name, count, pause, script);
    }

    /** Narrows it to the next requests. */
    public Fault times(int requests) {
        return new Fault(kind, endpoint, requests, pause, script);
    }

    /** Sets the time to wait: Retry-After of RATE_LIMIT (whole seconds), gap between bytes of SLOW_DRIP. */
    public Fault pausing(Duration time) {
        return new Fault(kind, endpoint, count, time, script);
    }

    boolean hits(String name) {
        return endpoint.equals(EVERY) || endpoint.equals(name);
    }
}
