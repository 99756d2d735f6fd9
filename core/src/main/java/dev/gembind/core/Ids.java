package dev.gembind.core;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by time: 48 bits of milliseconds and 80 random bits, as 26 lower-case characters of Crockford's
 * base 32. With a secure generator an id cannot be guessed. Thread-safe if the generator is.
 */
public final class Ids {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 16;
    private static final int BITS = 5;

    private final InstantSource time;
    private final RandomGenerator random;

    public Ids(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /** Returns a new id. */
    public String next() {
        char[] id = new char[TIME_CHARS + RANDOM_CHARS];
        long millis = time.millis();
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            id[i] = ALPHABET[(int) (millis & (ALPHABET.length - 1))];
            millis >>>= BITS;
        }
        for (int i = TIME_CHARS; i < id.length; i++) {
            id[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(id);
    }
}
