package dev.gembind.http;

import java.time.Duration;

/**
 * How long and how much an outside service may take.
 *
 * @param deadline the whole time of one call, from the name lookup to the last byte of the answer, repeats included
 * @param connectTimeout how long one address may take to accept a connection, and one name lookup may last
 * @param maxBody the largest answer in bytes, counted after decompression
 * @param retryPause how long to wait before the only repeat of a call whose connection could not be opened
 */
public record HttpLimits(Duration deadline, Duration connectTimeout, int maxBody, Duration retryPause) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);
    private static final int MAX_BODY = 64 << 10;
    private static final int LARGEST_BODY = 64 << 20;

    /** Checks that every limit is positive and none is absurd. */
    public HttpLimits {
        requireWithin("deadline", deadline);
        requireWithin("connectTimeout", connectTimeout);
        if (maxBody < 1 || maxBody > LARGEST_BODY) {
            throw new IllegalArgumentException("maxBody must be 1 to " + LARGEST_BODY + " bytes, but is " + maxBody);
        }
        if (retryPause.isNegative() || retryPause.compareTo(deadline) > 0) {
            throw new IllegalArgumentException("retryPause must be 0 to the deadline, but is " + retryPause);
        }
    }

    /** Returns 10 seconds in all, 3 to connect, 64 KiB, and 200 ms before a repeat. */
    public static HttpLimits standard() {
        return new HttpLimits(DEADLINE, CONNECT_TIMEOUT, MAX_BODY, RETRY_PAUSE);
    }

    /** Returns the same with another deadline; a pause longer than it shrinks to nothing. */
    public HttpLimits withDeadline(Duration time) {
        Duration pause = retryPause.compareTo(time) > 0 ? Duration.ZERO : retryPause;
        return new HttpLimits(time, connectTimeout, maxBody, pause);
    }

    /** Returns the same with another cap on the answer. */
    public HttpLimits withMaxBody(int bytes) {
        return new HttpLimits(deadline, connectTimeout, bytes, retryPause);
    }

    private static void requireWithin(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be 1 ms to " + LONGEST + ", but is " + value);
        }
    }
}
