package dev.gembind.adapters.csv;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Encoded rows by a text that each of them holds: a hash table with open addressing, which needs eight bytes per place
 * where a map of objects needs a hundred and more per row. A row is decoded when it is asked for.
 *
 * <p>Rows that come by the million are gathered one behind the other first: until they are settled, the collector need not
 * look through the whole table again and again for the few places that changed.
 *
 * <p>Not thread-safe; any number of threads may read while none writes.
 */
final class HashedRows<V> {
    private static final int FIRST_PLACES = 16;

    private final RowForm<V> form;
    private final TextOf<V> textOf;

    /** Of one's own for each table, so that nobody can choose texts that all meet in one place. Odd, to lose no bits. */
    private final int multiplier = ThreadLocalRandom.current().nextInt() | 1;

    private byte[] @Nullable [] rows = new byte[FIRST_PLACES][];
    private int[] hashes = new int[FIRST_PLACES];
    private int size;

    /** How many rows stand at the beginning, in no places of their own. */
    private int gathered;

    /** The text a row is found by. */
    @FunctionalInterface
    interface TextOf<V> {
        @Nullable
        String in(V row);

        /** Tells whether a row holds this text. */
        default boolean isIn(byte[] row, String text, RowForm<V> form) {
            return decoded(row, text, form) != null;
        }

        /** Decodes a row if it holds this text; otherwise returns null. */
        default @Nullable V decoded(byte[] row, String text, RowForm<V> form) {
            V decoded = form.decode(row);
            return text.equals(in(decoded)) ? decoded : null;
        }
    }

    HashedRows(RowForm<V> form, TextOf<V> textOf) {
        this.form = form;
        this.textOf = textOf;
    }

    int size() {
        return size;
    }

    @Nullable
    V get(String text) {
        int hash = hash(text);
        int mask = rows.length - 1;
        for (int at = hash & mask; ; at = (at + 1) & mask) {
            byte[] row = rows[at];
            if (row == null) {
                return null;
            }
            V found = hashes[at] == hash ? textOf.decoded(row, text, form) : null;
            if (found != null) {
                return found;
            }
        }
    }

    /** Sets the row with this text, and returns what it was before. */
    byte @Nullable [] put(String text, byte[] row) {
        int hash = hash(text);
        int at = placeOf(text, hash);
        byte[] before = rows[at];
        if (before == null) {
            size++;
        }
        rows[at] = row;
        hashes[at] = hash;
        if (size > rows.length / 3 * 2) {
            resize(Math.multiplyExact(rows.length, 2));
        }
        return before;
    }

    /** Makes room at once for so many rows in all. */
    void expect(long count) {
        long places = rows.length;
        while (count > places / 3 * 2) {
            places *= 2;
        }
        if (places > rows.length) {
            resize(Math.toIntExact(places));
        }
    }

    /** Takes in a row of a new text, which is found only after {@link #settle}; nothing else may be done before. */
    void gather(String text, byte[] row) {
        if (size > 0) {
            byte[] unused = put(text, row);
            return;
        }
        if (gathered >= rows.length / 3 * 2) {
            rows = Arrays.copyOf(rows, Math.multiplyExact(rows.length, 2));
            hashes = Arrays.copyOf(hashes, rows.length);
        }
        rows[gathered] = row;
        hashes[gathered] = hash(text);
        gathered++;
    }

    /**
     * Brings every gathered row to its place.
     *
     * @return a row whose text another one has, or null
     */
    byte @Nullable [] settle() {
        BitSet settled = new BitSet(rows.length);
        for (int i = 0; i < gathered; i++) {
            if (!settled.get(i)) {
                byte[] twice = settle(i, settled);
                if (twice != null) {
                    return twice;
                }
            }
        }
        size += gathered;
        gathered = 0;
        return null;
    }

    /** Takes a row out, puts it where it belongs, and goes on with the one that stood there, until a place was free. */
    private byte @Nullable [] settle(int first, BitSet settled) {
        byte[] row = rows[first];
        int hash = hashes[first];
        rows[first] = null;
        while (row != null) {
            int at = hash & (rows.length - 1);
            while (settled.get(at)) {
                if (hashes[at] == hash && sameText(row, Objects.requireNonNull(rows[at]))) {
                    return row;
                }
                at = (at + 1) & (rows.length - 1);
            }
            byte[] next = rows[at];
            int nextHash = hashes[at];
            rows[at] = row;
            hashes[at] = hash;
            settled.set(at);
            row = next;
            hash = nextHash;
        }
        return null;
    }

    private boolean sameText(byte[] one, byte[] other) {
        return Objects.equals(textOf.in(form.decode(one)), textOf.in(form.decode(other)));
    }

    void remove(String text) {
        int at = placeOf(text, hash(text));
        if (rows[at] == null) {
            return;
        }
        size--;
        close(at);
    }

    void clear() {
        rows = new byte[FIRST_PLACES][];
        hashes = new int[FIRST_PLACES];
        size = 0;
        gathered = 0;
    }

    /** Hands on every row, in no order. */
    void forEach(Consumer<byte[]> sink) {
        for (byte[] row : rows) {
            if (row != null) {
                sink.accept(row);
            }
        }
    }

    /** Returns where the text's row is, or where it would go. */
    private int placeOf(String text, int hash) {
        int mask = rows.length - 1;
        int at = hash & mask;
        byte[] row = rows[at];
        while (row != null && !(hashes[at] == hash && textOf.isIn(row, text, form))) {
            at = (at + 1) & mask;
            row = rows[at];
        }
        return at;
    }

    /** Moves rows up that were pushed past this place, so that no search stops too early. */
    private void close(int place) {
        int mask = rows.length - 1;
        int hole = place;
        int at = (hole + 1) & mask;
        while (rows[at] != null) {
            int home = hashes[at] & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                rows[hole] = rows[at];
                hashes[hole] = hashes[at];
                hole = at;
            }
            at = (at + 1) & mask;
        }
        rows[hole] = null;
    }

    private void resize(int places) {
        byte[] @Nullable [] old = rows;
        int[] oldHashes = hashes;
        rows = new byte[places][];
        hashes = new int[rows.length];
        int mask = rows.length - 1;
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int at = oldHashes[i] & mask;
                while (rows[at] != null) {
                    at = (at + 1) & mask;
                }
                rows[at] = old[i];
                hashes[at] = oldHashes[i];
            }
        }
    }

    private int hash(String text) {
        int hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * multiplier + text.charAt(i);
        }
        return hash ^ hash >>> Short.SIZE;
    }
}
