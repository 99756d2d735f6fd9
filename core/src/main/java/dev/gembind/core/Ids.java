package dev.gembind.core;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by time: 48 bits of milliseconds and 80 random bits, as 26 lower-case characters of Crockford's
 * base 32. With a secure generator an id cannot be guessed. Thread-safe, and the generator is used by one thread at a time.
 */
public final class Ids {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_BYTES = 10;
    private static final int RANDOM_CHARS = 16;
    private static final int BITS = 5;
    private static final int IDS_PER_DRAW = 64;

    private final InstantSource time;
    private final RandomGenerator random;

    /** Drawn ahead: a secure generator asks for much more per call than per byte. */
    private final byte[] drawn = new byte[RANDOM_BYTES * IDS_PER_DRAW];

    private int used = drawn.length;

    public Ids(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /** Returns a new id. */
    public String next() {
        char[] id = new char[TIME_CHARS + RANDOM_CHARS];
        write(time.millis(), id, 0, TIME_CHARS);
        byte[] bytes = draw();
        write(number(bytes, 0), id, TIME_CHARS, RANDOM_CHARS / 2);
        write(number(bytes, RANDOM_BYTES / 2), id, TIME_CHARS + RANDOM_CHARS / 2, RANDOM_CHARS / 2);
        return new String(id);
    }

    private synchronized byte[] draw() {
        if (used == drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        used += RANDOM_BYTES;
        return Arrays.copyOfRange(drawn, used - RANDOM_BYTES, used);
    }

    /** Writes the lowest bits, five to a character. */
    private static void write(long bits, char[] id, int from, int chars) {
        long rest = bits;
        for (int i = from + chars - 1; i >= from; i--) {
            id[i] = ALPHABET[(int) (rest & (ALPHABET.length - 1))];
            rest >>>= BITS;
        }
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + RANDOM_BYTES / 2; i++) {
            number = number << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return number;
    }
}
