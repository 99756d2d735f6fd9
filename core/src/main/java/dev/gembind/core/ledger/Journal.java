package dev.gembind.core.ledger;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Effect;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Transfer.Refused;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Books transfers: the key first, then the wallet, then the rule, then the chain. */
final class Journal {
    private static final String SYSTEM = "system";

    private final LedgerStore store;
    private final Ids ids;
    private final InstantSource time;

    Journal(LedgerStore store, LedgerContext context) {
        this.store = store;
        this.ids = context.ids();
        this.time = context.time();
    }

    /** A request, and what kind of transfer it makes. */
    record Entry(TransferKind kind, Request request, Intent intent) {}

    /**
     * What a rule looks at.
     *
     * @param id the id of the transfer in the making
     * @param wallet as it is, without gems that have expired
     * @param now the time of the transfer
     */
    record Step(String id, Wallet wallet, Instant now) {}

    Outcome run(Transaction tx, Entry entry, Function<Step, Plan> rule) {
        if (entry.kind() == TransferKind.SPEND) {
            Wallet wallet = store.lock(tx, entry.intent().owner());
            if (!hasExpired(wallet)) { // or a repeated request would book what has expired
                return book(tx, entry, wallet, rule);
            }
        }
        return earlierAnswer(tx, entry)
                .orElseGet(() -> book(tx, entry, upToDate(tx, entry.intent().owner()), rule));
    }

    /**
     * Books a request whose key is likely to be free. That it is in use shows when the transfer is to be stored: then nothing
     * is, and the answer is the earlier one, whatever the rule made of today's wallet. It saves what is done most, a spend, a
     * look for a key that is not there.
     */
    private Outcome book(Transaction tx, Entry entry, Wallet wallet, Function<Step, Plan> rule) {
        Step step = new Step(ids.next(), wallet, now());
        Plan plan = rule.apply(step);
        Optional<Outcome> booked = plan instanceof Plan.Move move
                ? post(tx, entry, step, move).map(Outcome.Applied::new)
                : refuse(tx, entry, step, ((Plan.Refuse) plan).rejection());
        return booked.or(() -> earlierAnswer(tx, entry)).orElseThrow(() -> takenMeanwhile(entry));
    }

    private Optional<Outcome> refuse(Transaction tx, Entry entry, Step step, Rejection rejection) {
        return store.refuse(tx, transfer(entry, step, new Refused(rejection)))
                ? Optional.of(new Outcome.Rejected(rejection, false))
                : Optional.empty();
    }

    /** Returns the answer to a request whose key is in use. */
    Optional<Outcome> earlierAnswer(Transaction tx, Entry entry) {
        return store.find(tx, entry.request().key()).map(earlier -> again(earlier, entry));
    }

    /** Locks a wallet, and books what has expired of it: those gems can no longer be spent. */
    Wallet upToDate(Transaction tx, UserId owner) {
        Wallet wallet = store.lock(tx, owner);
        Instant now = now();
        for (Lot lot : wallet.lots()) {
            if (lot.hasExpiredGems(now)) {
                expire(tx, owner, lot);
                wallet = store.lock(tx, owner);
            }
        }
        return wallet;
    }

    private void expire(Transaction tx, UserId owner, Lot lot) {
        Step step = new Step(ids.next(), store.lock(tx, owner), now());
        Why why = new Why(SYSTEM, "expired", step.now());
        Request request = new Request(new TransferKey("expire:" + owner, step.id()), why);
        List<LotUse> uses = List.of(new LotUse(lot, lot.free()));
        LotBook lots = new LotBook(step.wallet().lots());
        lots.take(uses);
        Postings postings = Postings.move(Book.GEMS, Book.BREAKAGE, lot.free());
        Intent intent = new Intent(owner, lot.free(), lot.id(), "");
        Entry entry = new Entry(TransferKind.EXPIRE, request, intent);
        if (post(tx, entry, step, new Plan.Move(postings, lots.toList(), uses)).isEmpty()) {
            throw takenMeanwhile(entry);
        }
    }

    /** Returns the transfer; nothing when its key is in use. */
    private Optional<Transfer> post(Transaction tx, Entry entry, Step step, Plan.Move move) {
        Wallet before = step.wallet();
        Balance after = before.balance().after(move.postings());
        long revision = before.revision() + 1;
        Moved unlinked = new Moved(move.postings(), move.uses(), revision, after, "");
        String link = Chain.link(before.head(), transfer(entry, step, unlinked), unlinked);
        Moved moved = new Moved(move.postings(), move.uses(), revision, after, link);
        Transfer transfer = transfer(entry, step, moved);
        Wallet next = new Wallet(before.owner(), revision, after, move.lots(), before.frozen(), link);
        return store.post(tx, transfer, next) ? Optional.of(transfer) : Optional.empty();
    }

    private boolean hasExpired(Wallet wallet) {
        Instant now = now();
        for (Lot lot : wallet.lots()) {
            if (lot.hasExpiredGems(now)) {
                return true;
            }
        }
        return false;
    }

    private static Transfer transfer(Entry entry, Step step, Effect effect) {
        Request request = entry.request();
        return new Transfer(step.id(), entry.kind(), request.key(), entry.intent(), request.why(), step.now(), effect);
    }

    private static Outcome again(Transfer earlier, Entry entry) {
        if (earlier.kind() != entry.kind()) {
            return new Outcome.Conflict("kind");
        }
        Optional<String> difference = earlier.intent().differenceTo(entry.intent());
        if (difference.isPresent()) {
            return new Outcome.Conflict(difference.get());
        }
        return earlier.effect() instanceof Refused refused
                ? new Outcome.Rejected(refused.rejection(), true)
                : new Outcome.Replayed(earlier);
    }

    /** Transactions are strictly serial, so what was free a moment ago still is. */
    private static IllegalStateException takenMeanwhile(Entry entry) {
        return new IllegalStateException("key or wallet of " + entry.kind() + " by "
                + entry.intent().owner() + " changed inside its transaction");
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
