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
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets the gems of a charge aside before its money goes back, and books them when that is done, or frees them. */
final class RefundRule {
    /** The topic of refunds to be made; the body is {@code CHARGE PAYER}. */
    static final String TOPIC = "payment.refund";

    private static final String FAILED_LATER = "the money came back";

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
     * Sets the gems aside and writes the message that asks the provider.
     *
     * @param needsPayer whether the provider has to be told who paid
     */
    RefundOutcome start(Transaction tx, RefundWish wish, boolean needsPayer) {
        Charge charge = stores.payments().lockCharge(tx, wish.charge()).orElse(null);
        Refund earlier = stores.payments().findRefund(tx, wish.charge()).orElse(null);
        RefundPreview seen = judge(tx, charge, earlier, needsPayer);
        if (seen instanceof RefundPreview.Asked asked) {
            if (charge != null && isForgotten(tx, asked.refund())) {
                stores.outbox().add(tx, message(charge, asked.refund()));
            }
            return new RefundOutcome.Started(asked.refund(), true);
        } else if (seen instanceof RefundPreview.PayerUnknown) {
            return new RefundOutcome.PayerUnknown();
        } else if (seen instanceof RefundPreview.PartlySpent some && wish.ifMissing() == Refund.Missing.REFUSE) {
            return new RefundOutcome.PartlySpent(some.spent());
        } else if (charge == null || seen instanceof RefundPreview.NotRefundable) {
            return new RefundOutcome.NotRefundable();
        }
        return start(tx, wish, charge);
    }

    /** Tells what {@link #start} would do. */
    RefundPreview preview(Snapshot view, ChargeId id, boolean needsPayer) {
        Charge charge = stores.payments().findCharge(view, id).orElse(null);
        Refund earlier = stores.payments().findRefund(view, id).orElse(null);
        return judge(view, charge, earlier, needsPayer);
    }

    private RefundPreview judge(Snapshot view, @Nullable Charge charge, @Nullable Refund earlier, boolean needsPayer) {
        if (earlier != null) {
            return new RefundPreview.Asked(earlier);
        }
        if (charge == null || charge.state() != Charge.State.CREDITED) {
            return new RefundPreview.NotRefundable();
        }
        Payment payment = Objects.requireNonNull(charge.facts().payment(), "credited without a payment");
        Sale sale = Objects.requireNonNull(charge.sale(), "credited without a sale");
        if (needsPayer && payment.payer() == null) {
            return new RefundPreview.PayerUnknown();
        }
        Gems missing = sale.gems().minus(there(view, sale));
        return missing.isZero()
                ? new RefundPreview.Possible(sale.gems(), payment.price())
                : new RefundPreview.PartlySpent(missing);
    }

    /** Returns how many gems of a sale can be taken back. */
    private Gems there(Snapshot view, Sale sale) {
        return ledger.refundable(view, sale.user()).min(sale.gems());
    }

    private RefundOutcome start(Transaction tx, RefundWish wish, Charge charge) {
        Sale sale = Objects.requireNonNull(charge.sale(), "a charge without a sale was judged to be refundable");
        Refund refund = refund(tx, wish, sale, there(tx, sale));
        if (!stores.payments().insertRefund(tx, refund)) {
            throw new IllegalStateException("charge " + wish.charge() + " changed inside its own transaction");
        }
        stores.outbox().add(tx, message(charge, refund));
        return new RefundOutcome.Started(refund, false);
    }

    /** Tells whether nobody asks the provider any more, because an operator dropped the message. */
    private boolean isForgotten(Transaction tx, Refund refund) {
        return refund.state() == Refund.State.PENDING
                && stores.outbox().find(tx, refund.id()).isEmpty();
    }

    private OutboxMessage message(Charge charge, Refund refund) {
        OutboxMessage.Address address = new OutboxMessage.Address(TOPIC, "refund:" + charge.id());
        String body =
                charge.id() + " " + Objects.requireNonNullElse(charge.facts().payer(), "");
        return OutboxMessage.fresh(
                refund.id(), address, body, context.ledger().time().instant());
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
        return charge.after(charge.facts().refundedBy(refund.id()), all);
    }

    /**
     * A refund failed that was done, or that still seemed to be pending: brings back what was set aside for it, to the same
     * lots. Returns the charge as it is then, which is still to be stored; what else took its money is still to take its gems.
     */
    Charge cameBack(Transaction tx, Charge charge, Refund refund) {
        if (refund.state() == Refund.State.PENDING) {
            failed(tx, refund, FAILED_LATER);
            return charge;
        }
        if (!stores.payments().endRefund(tx, refund.in(Refund.State.FAILED, FAILED_LATER))) {
            throw new IllegalStateException("refund " + refund.id() + " is not done");
        }
        Gems taken = charge.taken().gems();
        Gems missing = refund.gems().missing();
        Gems restored = restoreHeld(tx, refund, taken.minus(missing));
        if (refund.gems().ifMissing() == Refund.Missing.WRITE_OFF && !missing.isZero()) {
            OfCharge back = new OfCharge(refund.user(), refund.charge().text(), missing);
            requireApplied(ledger.undoWriteOff(tx, request("refund-write-off-back", refund), back));
            restored = restored.plus(missing);
        }
        return charge.after(
                charge.facts(), new Taken(taken.minus(restored), charge.taken().owed()));
    }

    private Gems restoreHeld(Transaction tx, Refund refund, Gems most) {
        String hold = refund.gems().hold();
        if (hold == null || most.isZero()) {
            return Gems.ZERO;
        }
        Transfer back = requireApplied(holds.restore(tx, request("refund-back", refund), hold, most));
        return back.intent().gems();
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
                context.ledger().time().instant().truncatedTo(ChronoUnit.MICROS));
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
