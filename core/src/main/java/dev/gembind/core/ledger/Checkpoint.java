package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What all wallets were at one time, signed. It shows later that nothing up to it was changed, not even by somebody who can
 * write to the storage, as long as the key, or the mark of a checkpoint, is kept elsewhere.
 *
 * @param seq 1 for the first one
 * @param takenAt when, in whole microseconds
 * @param wallets how many wallets had gems moved in or out
 * @param root the Merkle tree hash (RFC 6962, section 2.1) over owner, revision and head of all of them, in the order of their
 *     owners: 64 hexadecimal digits
 * @param changed those that are new or moved on since the checkpoint before, in the order of their owners
 * @param signature which key signed it, a colon, and the HMAC-SHA256 over all the rest and over the signature before
 */
public record Checkpoint(long seq, Instant takenAt, long wallets, String root, List<Head> changed, String signature) {
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
        changed = List.copyOf(changed);
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
        @Override
        public String toString() {
            return seq + " " + root + " " + signature;
        }
    }
}
