package dev.gembind.core.payments;

import dev.gembind.core.payments.ReconcileReport.Finding;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;

/** Holds a row of a statement against the charge it is about. What was told before is never changed by it. */
final class StatementRule {
    private final PaymentStores stores;
    private final PaymentContext context;
    private final ChargeRule charges;

    StatementRule(PaymentStores stores, PaymentContext context) {
        this.stores = stores;
        this.context = context;
        this.charges = new ChargeRule(stores, context);
    }

    /** Tells whether the row says nothing that is not known. */
    boolean isKnown(Snapshot view, StatementRow row) {
        Optional<Facts> known = stores.payments().findCharge(view, row.charge()).map(Charge::facts);
        return row.direction() == StatementRow.Direction.BACK
                ? known.filter(facts -> facts.refunded() == Facts.ALL).isPresent()
                : known.filter(Facts::stated).isPresent();
    }

    /** Takes the row in. */
    Finding take(Transaction tx, StatementRow row) {
        if (row.direction() == StatementRow.Direction.BACK) {
            Settlement settlement = charges.learn(tx, row.charge(), facts -> facts.refunded(Facts.ALL));
            return settlement instanceof Settlement.Settled ? Finding.REVERSED : Finding.KNOWN;
        }
        Optional<Payment> known = stores.payments()
                .lockCharge(tx, row.charge())
                .map(Charge::facts)
                .map(Facts::payment);
        return known.isPresent() ? confirm(tx, row, known.get()) : found(tx, row);
    }

    private Finding confirm(Transaction tx, StatementRow row, Payment known) {
        boolean same = row.readings().contains(known.price().amount())
                && known.price().currency().equals(row.payment().currency());
        if (!same) {
            return Finding.DIFFERS;
        }
        Payment told = row.paid(known.price().amount());
        Settlement settlement =
                charges.learn(tx, row.charge(), facts -> facts.paid(told).confirmed());
        if (settlement instanceof Settlement.Contradicted) {
            return Finding.DIFFERS;
        }
        return settlement instanceof Settlement.Settled ? Finding.CONFIRMED : Finding.KNOWN;
    }

    /** A payment that was missed. Of the amounts that its row may mean, the one that was ordered counts. */
    private Finding found(Transaction tx, StatementRow row) {
        if (row.readings().isEmpty()) {
            return Finding.DIFFERS;
        }
        Optional<String> order = context.payload().read(row.payload());
        long amount = order.flatMap(id -> stores.payments().findOrder(tx, id))
                .map(found -> found.price().amount())
                .filter(row.readings()::contains)
                .orElse(row.readings().get(0));
        Payment payment = row.paid(amount).forOrder(order.orElse(null));
        Settlement settlement =
                charges.learn(tx, row.charge(), facts -> facts.paid(payment).confirmed());
        boolean unclear = settlement instanceof Settlement.Settled settled
                && settled.charge().state() == Charge.State.SUSPENSE;
        return unclear ? Finding.SUSPENDED : Finding.CREDITED;
    }
}
