package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.ReceiptView;
import dev.gembind.core.UserId;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentService;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What people paid, the newest first. Thread-safe. */
final class Receipts {
    private final PaymentService payments;

    Receipts(PaymentService payments) {
        this.payments = payments;
    }

    List<ReceiptView> of(UserId user, int limit) {
        return payments.chargesOf(user).stream()
                .filter(charge -> charge.facts().payment() != null)
                .sorted(Comparator.comparing(Receipts::paidAt).reversed())
                .limit(limit)
                .map(Receipts::view)
                .toList();
    }

    private static Instant paidAt(Charge charge) {
        Payment payment = charge.facts().payment();
        return payment == null ? Instant.EPOCH : payment.paidAt();
    }

    private static ReceiptView view(Charge charge) {
        Payment payment = charge.facts().payment();
        Charge.Sale sale = charge.sale();
        return new ReceiptView(
                Moments.day(paidAt(charge)),
                sale == null ? "0" : Money.number(sale.gems().units()),
                payment == null ? "" : Money.words(payment.price()),
                words(charge),
                charge.id().id());
    }

    private static String words(Charge charge) {
        boolean failed = charge.facts().back().cameBack() > 0;
        return words(charge.state()) + (failed && charge.state() != Charge.State.REVERSED ? "; a refund failed" : "");
    }

    private static String words(Charge.State state) {
        return switch (state) {
            case UNPAID, SUSPENSE -> "Being looked at";
            case CREDITED -> "Received";
            case PARTLY_REVERSED -> "Partly refunded";
            case REVERSED -> "Refunded";
        };
    }
}
