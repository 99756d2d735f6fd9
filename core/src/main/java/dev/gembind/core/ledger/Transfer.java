package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One request for gems, and what came of it. Never changed once stored.
 *
 * @param id unique, sorts by time
 * @param kind what it does
 * @param key what makes it happen at most once
 * @param intent what was asked for
 * @param why who asked, and the reason
 * @param recordedAt when it was stored, in whole microseconds; wallets order their transfers by revision, not by this
 * @param effect what came of it
 */
public record Transfer(
        String id, TransferKind kind, TransferKey key, Intent intent, Why why, Instant recordedAt, Effect effect) {

    /**
     * What was asked for. The same key with another intent is a conflict.
     *
     * @param owner whose wallet
     * @param gems how many
     * @param target what it is about: a hold, a charge, another transfer; empty when nothing
     * @param terms the other conditions, in a form of its own for each kind; empty when there are none
     */
    public record Intent(UserId owner, Gems gems, String target, String terms) {
        /** Returns the name of the first part in which the other one differs. */
        Optional<String> differenceTo(Intent other) {
            if (!owner.equals(other.owner)) {
                return Optional.of("user");
            }
            if (!gems.equals(other.gems)) {
                return Optional.of("gems");
            }
            if (!target.equals(other.target)) {
                return Optional.of("target");
            }
            return Objects.equals(terms, other.terms) ? Optional.empty() : Optional.of("terms");
        }
    }

    /** What came of a request. */
    public sealed interface Effect permits Moved, Refused {}

    /**
     * Gems moved.
     *
     * @param postings what was added to which book
     * @param uses which lots it took from
     * @param revision the wallet's revision after it, at least 1
     * @param after the wallet's balance after it
     * @param chain the hash that closes the wallet's chain after it, 64 hexadecimal digits
     */
    public record Moved(Postings postings, List<LotUse> uses, long revision, Balance after, String chain)
            implements Effect {
        public Moved {
            uses = List.copyOf(uses);
        }
    }

    /**
     * Nothing moved, and never will under this key.
     *
     * @param rejection why
     */
    public record Refused(Rejection rejection) implements Effect {}

    /** Returns whose wallet it is about. */
    public UserId owner() {
        return intent.owner();
    }

    /** Returns what moved, if anything did. */
    public Optional<Moved> moved() {
        return effect instanceof Moved moved ? Optional.of(moved) : Optional.empty();
    }
}
