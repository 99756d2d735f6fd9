package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Journal.Entry;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets gems aside until it is known whether they are spent. Each method works inside the caller's transaction. Whether a
 * hold is over is judged here and not by whoever cleans up, so that a late clean-up lets nothing be captured that has
 * expired. Thread-safe.
 */
public final class GemHolds {
    private static final String SYSTEM = "system";

    private final LedgerStore store;
    private final LedgerContext context;
    private final Journal journal;

    public GemHolds(LedgerStore store, LedgerContext context) {
        this.store = store;
        this.context = context;
        this.journal = new Journal(store, context);
    }

    /** Sets gems aside. The hold has the id of the transfer. */
    public Outcome open(Transaction tx, Request request, OpenHold wanted) {
        String charge = wanted.refundOf();
        Intent intent = new Intent(wanted.owner(), wanted.gems(), charge == null ? "" : charge, wanted.terms());
        return journal.run(tx, new Entry(TransferKind.HOLD, request, intent), step -> {
            Wallet wallet = step.wallet();
            if (charge == null && wallet.frozen()) {
                return Plan.refuse(Rejection.FROZEN);
            }
            if (wanted.gems().compareTo(context.policy().mostAtOnce()) > 0) {
                return Plan.refuse(Rejection.OVER_LIMIT);
            }
            Optional<List<LotUse>> uses = charge == null
                    ? LotBook.choose(wallet.lots(), Lot.FIRST_SPENT, wanted.gems())
                    : Refundable.choose(wallet.lots(), charge, wanted.gems());
            if (uses.isEmpty()) {
                return Plan.refuse(charge == null ? Rejection.INSUFFICIENT_GEMS : Rejection.PARTLY_SPENT);
            }
            Instant end = wanted.endAfter(step.now());
            store.insertHold(
                    tx, new Hold(step.id(), wanted.owner(), wanted.gems(), uses.get(), charge, end, Hold.End.NOT_YET));
            LotBook lots = new LotBook(wallet.lots());
            lots.setAside(uses.get());
            return new Plan.Move(Postings.move(Book.GEMS, Book.HELD, wanted.gems()), lots.toList(), uses.get());
        });
    }

    /**
     * Spends what a hold has set aside; what is not spent comes back to the lots it was taken from.
     *
     * @param gems how many to spend, at least 1; null for all of them
     */
    public Outcome capture(Transaction tx, Request request, String holdId, @Nullable Gems gems) {
        Optional<Hold> found = store.findHold(tx, holdId);
        if (found.isEmpty()) {
            return new Outcome.Absent();
        }
        Hold hold = found.get();
        Gems wanted = gems == null ? hold.gems() : gems;
        wanted.requireSome();
        Entry entry = new Entry(TransferKind.CAPTURE, request, new Intent(hold.owner(), wanted, holdId, ""));
        Optional<Outcome> earlier = journal.earlierAnswer(tx, entry);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (hold.isOpen() && hold.isExpired(context.time().instant())) {
            expire(tx, hold);
        }
        return journal.run(tx, entry, step -> {
            Optional<Rejection> obstacle = obstacle(tx, holdId, wanted);
            return obstacle.isPresent() ? Plan.refuse(obstacle.get()) : spend(tx, hold, wanted, step);
        });
    }

    /** Gives back what a hold has set aside. */
    public Outcome release(Transaction tx, Request request, String holdId) {
        Optional<Hold> found = store.findHold(tx, holdId);
        if (found.isEmpty()) {
            return new Outcome.Absent();
        }
        return giveBack(tx, request, found.get(), HoldState.RELEASED);
    }

    /**
     * Brings back gems that were captured for a refund which failed after all, to the lots they were set aside of: what was
     * taken of other charges' lots first.
     *
     * @param most how many at most, at least 1
     */
    public Outcome restore(Transaction tx, Request request, String holdId, Gems most) {
        Optional<Hold> found = store.findHold(tx, holdId);
        if (found.isEmpty()) {
            return new Outcome.Absent();
        }
        Hold hold = found.get();
        Gems gems = most.min(hold.end().captured());
        Entry entry = new Entry(TransferKind.REVERSE, request, new Intent(hold.owner(), gems, holdId, ""));
        return journal.run(tx, entry, step -> {
            if (!hold.isForRefund() || gems.isZero()) {
                return Plan.refuse(Rejection.NOT_REVERSIBLE);
            }
            List<LotUse> back = lastOf(hold.uses(), gems);
            LotBook lots = new LotBook(step.wallet().lots());
            lots.restore(back, step.now(), graceEnd(step));
            return new Plan.Move(Postings.move(Book.REFUNDED, Book.GEMS, gems), lots.toList(), back);
        });
    }

    private static List<LotUse> lastOf(List<LotUse> uses, Gems gems) {
        List<LotUse> chosen = new ArrayList<>();
        Gems left = gems;
        for (int i = uses.size() - 1; i >= 0; i--) {
            Gems part = uses.get(i).gems().min(left);
            left = left.minus(part);
            if (!part.isZero()) {
                chosen.add(new LotUse(uses.get(i).lot(), part));
            }
        }
        return chosen;
    }

    /**
     * Gives back all that a user has set aside to be spent; tells how many holds that were. What waits for a refund stays
     * set aside.
     */
    public int releaseAll(Transaction tx, UserId owner, Why why) {
        List<Hold> open = store.openHolds(tx, owner).stream()
                .filter(hold -> !hold.isForRefund())
                .toList();
        open.forEach(hold ->
                giveBack(tx, new Request(new TransferKey("release-all", hold.id()), why), hold, HoldState.RELEASED));
        return open.size();
    }

    /** Gives back what holds have set aside whose time is over; tells how many there were, which is at most the limit. */
    public int expireDue(Transaction tx, int limit) {
        List<Hold> due = store.expiredHolds(tx, context.time().instant(), limit);
        due.forEach(hold -> expire(tx, hold));
        return due.size();
    }

    private void expire(Transaction tx, Hold hold) {
        Why why = new Why(SYSTEM, "hold expired", context.time().instant());
        giveBack(tx, new Request(new TransferKey("expire-hold", hold.id()), why), hold, HoldState.EXPIRED);
    }

    private Outcome giveBack(Transaction tx, Request request, Hold hold, HoldState end) {
        Entry entry = new Entry(TransferKind.RELEASE, request, new Intent(hold.owner(), hold.gems(), hold.id(), ""));
        return journal.run(tx, entry, step -> {
            if (!store.endHold(tx, hold.ended(end, Gems.ZERO))) {
                return Plan.refuse(Rejection.HOLD_CLOSED);
            }
            LotBook lots = new LotBook(step.wallet().lots());
            lots.giveBack(hold.uses(), step.now(), graceEnd(step));
            return new Plan.Move(Postings.move(Book.HELD, Book.GEMS, hold.gems()), lots.toList(), hold.uses());
        });
    }

    private Optional<Rejection> obstacle(Transaction tx, String holdId, Gems wanted) {
        Hold now = store.findHold(tx, holdId).orElseThrow();
        if (now.end().state() == HoldState.EXPIRED) {
            return Optional.of(Rejection.HOLD_EXPIRED);
        }
        if (!now.isOpen()) {
            return Optional.of(Rejection.HOLD_CLOSED);
        }
        return wanted.compareTo(now.gems()) > 0 ? Optional.of(Rejection.HOLD_TOO_SMALL) : Optional.empty();
    }

    private Plan spend(Transaction tx, Hold hold, Gems wanted, Journal.Step step) {
        if (!store.endHold(tx, hold.ended(HoldState.CAPTURED, wanted))) {
            return Plan.refuse(Rejection.HOLD_CLOSED);
        }
        List<LotUse> spent = new ArrayList<>();
        List<LotUse> rest = new ArrayList<>();
        Gems left = wanted;
        for (LotUse use : hold.uses()) {
            Gems part = use.gems().min(left);
            left = left.minus(part);
            if (!part.isZero()) {
                spent.add(new LotUse(use.lot(), part));
            }
            if (!part.equals(use.gems())) {
                rest.add(new LotUse(use.lot(), use.gems().minus(part)));
            }
        }
        LotBook lots = new LotBook(step.wallet().lots());
        lots.takeHeld(spent);
        lots.giveBack(rest, step.now(), graceEnd(step));
        Postings postings = Postings.move(Book.HELD, hold.target(), wanted)
                .and(Book.HELD, Book.GEMS, hold.gems().minus(wanted));
        return new Plan.Move(postings, lots.toList(), spent);
    }

    private Instant graceEnd(Journal.Step step) {
        return step.now().plus(context.policy().restoreGrace());
    }
}
