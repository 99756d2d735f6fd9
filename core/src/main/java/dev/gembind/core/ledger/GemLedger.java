package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which gems move. Each method works inside the caller's transaction, so that what belongs to a payment or a
 * job commits with it. A key is looked up before anything else: a repeated request gets the first answer, whatever the
 * balance is by now. Thread-safe.
 */
public final class GemLedger {
    private final LedgerStore store;
    private final LedgerPolicy policy;
    private final InstantSource time;
    private final Journal journal;

    public GemLedger(LedgerStore store, LedgerContext context) {
        this.store = store;
        this.policy = context.policy();
        this.time = context.time();
        this.journal = new Journal(store, context);
    }

    /** Gives gems to a user. When the user owes some, and money was paid, a share of them goes to the debt at once. */
    public Outcome credit(Transaction tx, Request request, Credit credit) {
        Grant grant = credit.grant();
        Intent intent =
                new Intent(credit.owner(), credit.gems(), grant.charge() == null ? "" : grant.charge(), grant.terms());
        Outcome outcome = journal.run(tx, new Journal.Entry(TransferKind.CREDIT, request, intent), step -> {
            Wallet wallet = step.wallet();
            if (isTooMuch(credit.gems()) || !hasRoomFor(credit.gems(), wallet.balance())) {
                return Plan.refuse(Rejection.OVER_LIMIT);
            }
            LotBook lots = new LotBook(wallet.lots());
            lots.add(newLot(step.id(), grant, credit.gems()));
            return new Plan.Move(
                    Postings.move(grant.source().book(), Book.GEMS, credit.gems()), lots.toList(), List.of());
        });
        if (outcome instanceof Outcome.Applied applied && grant.source().isPaid()) {
            repay(tx, request, applied.transfer());
        }
        return outcome;
    }

    /** Spends gems. */
    public Outcome spend(Transaction tx, Request request, Spend spend) {
        Intent intent = new Intent(spend.owner(), spend.gems(), "", "");
        return journal.run(
                tx,
                new Journal.Entry(TransferKind.SPEND, request, intent),
                step -> takeAway(step.wallet(), spend.gems(), Book.REVENUE));
    }

    /** Tells what {@link #spend} would do with a new key at the moment, and changes nothing. */
    public Preview preview(Snapshot view, Spend spend) {
        Wallet wallet = now(view, spend.owner());
        Plan plan = takeAway(wallet, spend.gems(), Book.REVENUE);
        return plan instanceof Plan.Move move
                ? new Preview.Possible(wallet.balance().after(move.postings()))
                : new Preview.Refused(((Plan.Refuse) plan).rejection(), wallet.balance());
    }

    /** Takes away all a user can spend, because the user is removed; tells how many gems that were. */
    public Gems forfeit(Transaction tx, UserId owner, Why why) {
        Wallet wallet = journal.upToDate(tx, owner);
        Gems all = wallet.balance().gems();
        if (!all.isZero()) {
            // an id can be used again, and its wallet goes on
            TransferKey key = new TransferKey("user-removed", owner + "#" + wallet.revision());
            adjust(tx, new Request(key, why), new Spend(owner, all));
        }
        return all;
    }

    /** Takes gems away because an operator says so. */
    public Outcome adjust(Transaction tx, Request request, Spend taken) {
        Intent intent = new Intent(taken.owner(), taken.gems(), "", "");
        return journal.run(
                tx,
                new Journal.Entry(TransferKind.ADJUST, request, intent),
                step -> draw(step.wallet(), taken.gems(), Book.WRITE_OFF));
    }

    /** Takes a spend back: the same gems return to the same lots. A spend is taken back once, whoever asks. */
    public Outcome reverse(Transaction tx, String spendId, Why why) {
        Optional<Transfer> found = store.find(tx, spendId);
        if (found.isEmpty()) {
            return new Outcome.Absent();
        }
        Transfer spend = found.get();
        Intent intent = new Intent(spend.owner(), spend.intent().gems(), spendId, "");
        Request request = new Request(new TransferKey("reverse:" + spend.owner(), spendId), why);
        return journal.run(tx, new Journal.Entry(TransferKind.REVERSE, request, intent), step -> {
            if (spend.kind() != TransferKind.SPEND || spend.moved().isEmpty()) {
                return Plan.refuse(Rejection.NOT_REVERSIBLE);
            }
            Transfer.Moved moved = spend.moved().get();
            LotBook lots = new LotBook(step.wallet().lots());
            lots.restore(moved.uses(), step.now(), step.now().plus(policy.restoreGrace()));
            return new Plan.Move(moved.postings().reversed(), lots.toList(), moved.uses());
        });
    }

    /**
     * Takes gems back whose price was given back. What is free of the charge's lot goes first, then other bought gems, the
     * newest first; what is missing becomes a debt. Gems in holds and gifts are not touched.
     *
     * @param charge how many gems this request alone takes back
     */
    public Outcome clawBack(Transaction tx, Request request, OfCharge charge) {
        Intent intent = intent(charge);
        return journal.run(tx, new Journal.Entry(TransferKind.CLAWBACK, request, intent), step -> {
            Gems free = Refundable.of(step.wallet().lots());
            Gems taken = free.min(charge.gems());
            List<LotUse> uses = Refundable.choose(step.wallet().lots(), charge.charge(), taken)
                    .orElseThrow();
            LotBook lots = new LotBook(step.wallet().lots());
            lots.take(uses);
            Postings postings = Postings.move(Book.GEMS, Book.REFUNDED, taken)
                    .and(Book.DEBT, Book.REFUNDED, charge.gems().minus(taken));
            return new Plan.Move(postings, lots.toList(), uses);
        });
    }

    /**
     * Gives back what {@link #clawBack} took, because the money came back: first the debt becomes smaller, then gems return
     * as a new lot.
     *
     * @param ofDebt how much of it is still owed for this charge
     */
    public Outcome reinstate(Transaction tx, Request request, OfCharge charge, Gems ofDebt) {
        Intent intent = intent(charge);
        return journal.run(tx, new Journal.Entry(TransferKind.REINSTATE, request, intent), step -> {
            Gems canceled = ofDebt.min(step.wallet().balance().owed()).min(charge.gems());
            Gems back = charge.gems().minus(canceled);
            LotBook lots = new LotBook(step.wallet().lots());
            if (!back.isZero()) {
                lots.add(newLot(step.id(), Grant.paidBy(charge.charge()), back));
            }
            Postings postings =
                    Postings.move(Book.REFUNDED, Book.DEBT, canceled).and(Book.REFUNDED, Book.GEMS, back);
            return new Plan.Move(postings, lots.toList(), List.of());
        });
    }

    /** Gives up gems that were spent of a charge whose price is given back: the user's own gems stay as they are. */
    public Outcome writeOff(Transaction tx, Request request, OfCharge charge) {
        Postings lost = Postings.move(Book.WRITE_OFF, Book.REFUNDED, charge.gems());
        return besideTheUser(tx, new Journal.Entry(TransferKind.WRITE_OFF, request, intent(charge)), lost);
    }

    /** Takes {@link #writeOff} back, because the money of the charge is here again. */
    public Outcome undoWriteOff(Transaction tx, Request request, OfCharge charge) {
        Postings back = Postings.move(Book.REFUNDED, Book.WRITE_OFF, charge.gems());
        return besideTheUser(tx, new Journal.Entry(TransferKind.REVERSE, request, intent(charge)), back);
    }

    /** Books between books of the house alone. */
    private Outcome besideTheUser(Transaction tx, Journal.Entry entry, Postings postings) {
        return journal.run(
                tx, entry, step -> new Plan.Move(postings, step.wallet().lots(), List.of()));
    }

    private static Intent intent(OfCharge charge) {
        return new Intent(charge.owner(), charge.gems(), charge.charge(), "");
    }

    /** Returns how many gems a refund could take at the moment: bought ones that are neither spent nor held. */
    public Gems refundable(Snapshot view, UserId owner) {
        return Refundable.of(now(view, owner).lots());
    }

    /** Keeps a user from spending, or lets them spend again. Gems that come in are never refused for it. */
    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
        store.setFrozen(tx, owner, frozen);
    }

    /** Books what has expired of a wallet; tells how many gems that were. */
    public Gems expire(Transaction tx, UserId owner) {
        Gems before = store.lock(tx, owner).balance().gems();
        return before.minus(journal.upToDate(tx, owner).balance().gems());
    }

    private Wallet now(Snapshot view, UserId owner) {
        return store.find(view, owner).orElse(Wallet.unused(owner)).at(time.instant());
    }

    private Plan takeAway(Wallet wallet, Gems gems, Book target) {
        if (wallet.frozen()) {
            return Plan.refuse(Rejection.FROZEN);
        }
        return isTooMuch(gems) ? Plan.refuse(Rejection.OVER_LIMIT) : draw(wallet, gems, target);
    }

    private static Plan draw(Wallet wallet, Gems gems, Book target) {
        Optional<List<LotUse>> uses = LotBook.choose(wallet.lots(), Lot.FIRST_SPENT, gems);
        if (uses.isEmpty()) {
            return Plan.refuse(Rejection.INSUFFICIENT_GEMS);
        }
        LotBook lots = new LotBook(wallet.lots());
        lots.take(uses.get());
        return new Plan.Move(Postings.move(Book.GEMS, target, gems), lots.toList(), uses.get());
    }

    private void repay(Transaction tx, Request request, Transfer credit) {
        Gems owed = store.lock(tx, credit.owner()).balance().owed();
        Gems share = policy.shareOf(credit.intent().gems()).min(owed);
        if (share.isZero()) {
            return;
        }
        Intent intent = new Intent(credit.owner(), share, credit.id(), "");
        Request own = new Request(new TransferKey("repay:" + credit.owner(), credit.id()), request.why());
        journal.run(tx, new Journal.Entry(TransferKind.REPAY, own, intent), step -> {
            // gems that came late may have expired by now, and money that came in is never refused
            Gems paid = share.min(step.wallet().balance().gems());
            if (paid.isZero()) {
                return Plan.refuse(Rejection.INSUFFICIENT_GEMS);
            }
            Comparator<Lot> newFirst = Comparator.comparing(lot -> !lot.id().equals(credit.id()));
            List<LotUse> uses = LotBook.choose(step.wallet().lots(), newFirst.thenComparing(Lot.FIRST_SPENT), paid)
                    .orElseThrow();
            LotBook lots = new LotBook(step.wallet().lots());
            lots.take(uses);
            return new Plan.Move(Postings.move(Book.GEMS, Book.DEBT, paid), lots.toList(), uses);
        });
    }

    /** Held gems count: they may come back. */
    private boolean hasRoomFor(Gems more, Balance balance) {
        long all = balance.gems().units() + balance.held().units() + more.units();
        return all <= policy.mostInWallet().units();
    }

    private boolean isTooMuch(Gems gems) {
        return gems.compareTo(policy.mostAtOnce()) > 0;
    }

    private static Lot newLot(String id, Grant grant, Gems gems) {
        Lot.Origin origin = new Lot.Origin(grant.source(), grant.charge(), gems);
        Instant end = grant.expiresAt();
        return new Lot(id, origin, gems, Gems.ZERO, grant.priority(), end);
    }
}
