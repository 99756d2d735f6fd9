package dev.gembind.core.payments;

import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.GemHolds;
import dev.gembind.core.ledger.GemLedger;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.OfCharge;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Charge.Sale;
import dev.gembind.core.payments.Charge.Taken;
import dev.gembind.core.storage.Transaction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the gems of a charge aside before its money goes back, and books them when that is done, or frees them. */
final class RefundRule {
    /** The topic of refunds to be made; the body is {@code CHARGE PAYER}. */
    static final String TOPIC = "payment.refund";

    private final PaymentStores stores;
    private final PaymentContext context;
    private final GemLedger ledger;
    private final GemHolds holds;

    RefundRule(PaymentStores stores, PaymentContext context) {
        this.stores = stores;
        this.context = context;
        this.ledger = new GemLedger(stores.ledger(), context.ledger());
        this.holds = new GemHolds(stores.ledger(), context.ledger());
    }

    /**
     * @param needsPayer whether the provider has to be told who paid
     */
    RefundOutcome start(Transaction tx, RefundWish wish, boolean needsPayer) {
        Optional<Charge> charge = stores.payments().lockCharge(tx, wish.charge());
        Optional<Refund> earlier = stores.payments().findRefund(tx, wish.charge());
        if (earlier.isPresent()) {
            return new RefundOutcome.Started(earlier.get(), true);
        }
        Sale sale = charge.map(Charge::sale).orElse(null);
        if (sale == null || charge.get().state() != Charge.State.CREDITED) {
            return new RefundOutcome.NotRefundable();
        }
        String payer = Objects.requireNonNullElse(charge.get().facts().payer(), "");
        if (needsPayer && payer.isEmpty()) {
            return new RefundOutcome.PayerUnknown();
        }
        Gems there = ledger.refundable(tx, sale.user()).min(sale.gems());
        Gems missing = sale.gems().minus(there);
        if (!missing.isZero() && wish.ifMissing() == Refund.Missing.REFUSE) {
            return new RefundOutcome.PartlySpent(missing);
        }
        Refund refund = refund(tx, wish, sale, there);
        if (!stores.payments().insertRefund(tx, refund)) {
            throw new IllegalStateException("charge " + wish.charge() + " changed inside its own transaction");
        }
        OutboxMessage.Address address = new OutboxMessage.Address(TOPIC, "refund:" + wish.charge());
        String body = wish.charge() + " " + payer;
        stores.outbox().add(tx, OutboxMessage.fresh(refund.id(), address, body, refund.askedAt()));
        return new RefundOutcome.Started(refund, false);
    }

    /**
     * The money went back: books the gems that were set aside. Returns the charge as it is then, which is still to be stored;
     * it may have lost more gems than it brought, when something else took them meanwhile.
     */
    Charge done(Transaction tx, Charge charge, Refund refund) {
        if (!stores.payments().endRefund(tx, refund.in(Refund.State.DONE, null))) {
            throw new IllegalStateException("refund " + refund.id() + " is not pending");
        }
        Gems taken = charge.taken().gems();
        String hold = refund.gems().hold();
        if (hold != null) {
            Transfer captured = requireApplied(holds.capture(tx, request("refund-done", refund), hold, null));
            taken = taken.plus(captured.intent().gems());
        }
        Taken all = new Taken(
                taken.plus(refund.gems().missing()), charge.taken().owed().plus(settleMissing(tx, refund)));
        return charge.after(charge.facts().refunded(Facts.ALL), all);
    }

    /** The money stays where it is: frees the gems. */
    void failed(Transaction tx, Refund refund, String reason) {
        if (!stores.payments().endRefund(tx, refund.in(Refund.State.FAILED, reason))) {
            return;
        }
        String hold = refund.gems().hold();
        if (hold != null) {
            requireApplied(holds.release(tx, request("refund-failed", refund), hold));
        }
    }

    private Refund refund(Transaction tx, RefundWish wish, Sale sale, Gems there) {
        String id = context.ledger().ids().next();
        Gems missing = sale.gems().minus(there);
        Refund plain = new Refund(
                id,
                wish.charge(),
                sale.user(),
                new Refund.Backing(null, missing, wish.ifMissing()),
                Refund.State.PENDING,
                null,
                wish.why().eventAt());
        if (there.isZero()) {
            return plain;
        }
        OpenHold wanted = new OpenHold(sale.user(), there, null, wish.charge().text());
        Transfer opened = requireApplied(holds.open(tx, request("refund-hold", plain), wanted));
        return plain.backedBy(opened.id());
    }

    /** Returns how many of the missing gems became a debt. */
    private Gems settleMissing(Transaction tx, Refund refund) {
        Gems missing = refund.gems().missing();
        if (missing.isZero()) {
            return Gems.ZERO;
        }
        OfCharge gone = new OfCharge(refund.user(), refund.charge().text(), missing);
        if (refund.gems().ifMissing() == Refund.Missing.WRITE_OFF) {
            requireApplied(ledger.writeOff(tx, request("refund-write-off", refund), gone));
            return Gems.ZERO;
        }
        Transfer taken = requireApplied(ledger.clawBack(tx, request("refund-debt", refund), gone));
        return new Gems(Math.abs(taken.moved().orElseThrow().postings().of(Book.DEBT)));
    }

    private static Transfer requireApplied(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return applied.transfer();
        }
        throw new IllegalStateException("a step of a refund that must happen did not: " + outcome);
    }

    private Request request(String scope, Refund refund) {
        Why why = new Why("system", "refund", context.ledger().time().instant());
        return new Request(new TransferKey(scope, refund.id()), why);
    }
}
