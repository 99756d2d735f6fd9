package dev.gembind.core.transfer;

import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules between payments and gems: what a charge sold was credited, a pending refund has its charge and its gems
 * set aside, a hold was opened by a transfer. Orders and charges of users who were deleted stay, so that users are no part of it.
 */
final class PaymentCheck {
    private static final int MAX_FOUND = 1000;

    /** A charge changes a few times in its life; no more of its versions are looked at. */
    private static final long MAX_VERSIONS = 1000;

    private final MovablePayments rows;
    private final PaymentStores stores;
    private final Snapshot view;
    private final List<BrokenRule> broken = new ArrayList<>();

    private PaymentCheck(MovablePayments rows, PaymentStores stores, Snapshot view) {
        this.rows = rows;
        this.stores = stores;
        this.view = view;
    }

    /** Returns the rows that break a rule, at most about 1,000. */
    static List<BrokenRule> of(MovablePayments rows, PaymentStores stores, Snapshot view) {
        PaymentCheck check = new PaymentCheck(rows, stores, view);
        check.run();
        return List.copyOf(check.broken);
    }

    private void run() {
        rows.holds().scan(view, page -> {
            page.forEach(this::check);
            return goesOn();
        });
        rows.charges().scan(view, page -> {
            page.forEach(this::check);
            return goesOn();
        });
        rows.refunds().scan(view, page -> {
            page.forEach(this::check);
            return goesOn();
        });
    }

    private void check(Hold hold) {
        boolean opened = ledger().find(view, hold.id())
                .filter(transfer -> transfer.kind() == TransferKind.HOLD)
                .filter(transfer -> transfer.owner().equals(hold.owner()))
                .flatMap(Transfer::moved)
                .isPresent();
        if (!opened) {
            broken.add(new BrokenRule("holds", hold.id(), "no transfer opened it"));
        }
    }

    private void check(Charge charge) {
        Charge.Sale sale = charge.sale();
        if (sale != null && !isCredited(charge, sale)) {
            broken.add(new BrokenRule("charges", charge.id().text(), "no transfer credited the gems it sold"));
        }
    }

    /** A charge is credited under its own name, or under that of the version in which a person assigned it. */
    private boolean isCredited(Charge charge, Charge.Sale sale) {
        String provider = charge.id().provider();
        String id = charge.id().id();
        return isCredit(new TransferKey("charge:" + provider, id), charge, sale)
                || LongStream.rangeClosed(0, Math.min(charge.version(), MAX_VERSIONS))
                        .mapToObj(version -> id + "#" + version)
                        .anyMatch(key -> isCredit(new TransferKey("charge-assign:" + provider, key), charge, sale));
    }

    private boolean isCredit(TransferKey key, Charge charge, Charge.Sale sale) {
        return ledger().find(view, key)
                .filter(transfer -> transfer.kind() == TransferKind.CREDIT)
                .filter(transfer -> transfer.owner().equals(sale.user()))
                .filter(transfer -> transfer.intent().gems().equals(sale.gems()))
                .filter(transfer ->
                        transfer.intent().target().equals(charge.id().text()))
                .flatMap(Transfer::moved)
                .isPresent();
    }

    private void check(Refund refund) {
        if (stores.payments().findCharge(view, refund.charge()).isEmpty()) {
            broken.add(new BrokenRule("refunds", refund.id(), "its charge does not exist"));
        }
        String hold = refund.gems().hold();
        if (refund.state() == Refund.State.PENDING && hold != null && !isSetAside(refund, hold)) {
            broken.add(new BrokenRule("refunds", refund.id(), "it is pending, and its gems are not set aside"));
        }
    }

    private boolean isSetAside(Refund refund, String hold) {
        Optional<Hold> found = ledger().findHold(view, hold);
        return found.filter(Hold::isOpen)
                .filter(open -> open.owner().equals(refund.user()))
                .filter(open -> isOf(refund, open.refundOf()))
                .isPresent();
    }

    private static boolean isOf(Refund refund, @Nullable String charge) {
        return refund.charge().text().equals(charge);
    }

    private LedgerStore ledger() {
        return stores.ledger();
    }

    private boolean goesOn() {
        return broken.size() < MAX_FOUND;
    }
}
