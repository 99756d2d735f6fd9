package dev.gembind.core.ledger;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import dev.gembind.core.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What all wallets were at one time, signed. It shows later that nothing up to it was changed, not even by somebody who can
 * write to the storage, as long as the key, or the mark of a checkpoint, is kept elsewhere.
 *
 * @param seq 1 for the first one
 * @param takenAt when, in whole microseconds
 * @param wallets how many wallets it has seen with gems moved in or out
 * @param root the Merkle tree hash (RFC 6962, section 2.1) over owner, revision and link of all of them, in the order of their
 *     owners: 64 hexadecimal digits
 * @param signature which key signed it, a colon, and the HMAC-SHA256 over all the rest and over the signature before
 */
public record Checkpoint(long seq, Instant takenAt, long wallets, String root, String signature) {
    /**
     * How far a wallet was.
     *
     * @param owner whose it is
     * @param revision its revision, at least 1
     * @param link the last hash of its chain
     */
    public record Head(UserId owner, long revision, String link) {}

    /**
     * @throws IllegalArgumentException if the number is not positive
     */
    public Checkpoint {
        if (seq < 1) {
            throw new IllegalArgumentException("seq of a checkpoint must be at least 1, but is " + seq);
        }
        takenAt = takenAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns what to write down outside the storage: number, root and signature. */
    public Mark mark() {
        return new Mark(seq, root, signature);
    }

    /**
     * What tells one checkpoint from every other.
     *
     * @param seq its number
     * @param root its root
     * @param signature its signature
     */
    public record Mark(long seq, String root, String signature) {
        private static final int PARTS = 3;
        private static final int ROOT_DIGITS = 64;
        private static final int SIGNATURE_CHARACTERS = 81;

        /** Reads what {@link #toString} wrote; empty if it is something else, or only a part of it. */
        public static Optional<Mark> parse(String text) {
            List<String> parts = Splitter.on(' ').splitToList(text);
            boolean whole = parts.size() == PARTS
                    && parts.get(1).length() == ROOT_DIGITS
                    && parts.get(2).length() == SIGNATURE_CHARACTERS;
            return whole
                    ? Optional.ofNullable(Longs.tryParse(parts.get(0)))
                            .map(seq -> new Mark(seq, parts.get(1), parts.get(2)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return seq + " " + root + " " + signature;
        }
    }
}
