package dev.gembind.core.transfer;

import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.StatementMark;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.webhooks.SeenEvent;
import org.jspecify.annotations.Nullable;

/** The rows of payments, and messages, as {@link RowText}. */
final class PaymentText {
    private PaymentText() {}

    static String of(Order order) {
        RowText row = new RowText()
                .add(order.id())
                .add(order.user().value())
                .add(order.item().offer())
                .add(order.item().gems().units())
                .add(Boolean.toString(order.item().isSubscription()))
                .add(order.item().catalogueVersion());
        return add(row, order.price())
                .add(order.channel().name())
                .add(order.state().name())
                .add(order.createdAt())
                .add(order.expiresAt())
                .end();
    }

    static String of(Charge charge) {
        Facts facts = charge.facts();
        RowText row = new RowText().add(charge.id().text());
        add(row, facts.payment())
                .add(facts.refunded())
                .add(facts.disputed())
                .add(Boolean.toString(facts.disputeWon()))
                .add(Boolean.toString(facts.stated()));
        if (!facts.back().parts().isEmpty()) {
            row.add(facts.back().text());
        }
        return add(row, charge.sale())
                .add(charge.taken().gems().units())
                .add(charge.taken().owed().units())
                .add(charge.version())
                .end();
    }

    static String of(Subscription subscription) {
        Subscription.Charges charges = subscription.charges();
        RowText row = new RowText()
                .add(subscription.order())
                .add(subscription.user().value())
                .add(subscription.plan())
                .add(subscription.provider())
                .add(subscription.state().name())
                .add(subscription.entitledUntil())
                .add(charges == null ? null : charges.first().text())
                .add(charges == null ? null : charges.last().text());
        if (subscription.takenBack()) {
            row.add("taken back");
        }
        return row.end();
    }

    static String of(StatementMark mark) {
        return new RowText().add(mark.provider()).add(mark.offset()).end();
    }

    static String of(Refund refund) {
        return new RowText()
                .add(refund.id())
                .add(refund.charge().text())
                .add(refund.user().value())
                .add(refund.gems().hold())
                .add(refund.gems().missing().units())
                .add(refund.gems().ifMissing().name())
                .add(refund.state().name())
                .add(refund.reason())
                .add(refund.askedAt())
                .end();
    }

    static String of(OutboxMessage message) {
        OutboxMessage.Delivery delivery = message.delivery();
        return new RowText()
                .add(message.id())
                .add(message.topic())
                .add(message.lane())
                .add(message.body())
                .add(message.createdAt())
                .add(delivery.dueAt())
                .add(delivery.attempts())
                .add(Boolean.toString(delivery.setAside()))
                .add(delivery.lastError())
                .end();
    }

    static String of(SeenEvent event) {
        return new RowText()
                .add(event.source())
                .add(event.id())
                .add(event.fingerprint())
                .add(event.seenAt())
                .end();
    }

    private static RowText add(RowText row, @Nullable Payment payment) {
        if (payment == null) {
            return row.add("unpaid");
        }
        return add(row.add("paid").add(payment.order()).add(payment.payer()), payment.price())
                .add(payment.paidAt())
                .add(payment.paidUntil());
    }

    private static RowText add(RowText row, Charge.@Nullable Sale sale) {
        return sale == null
                ? row.add("unsold")
                : row.add("sold").add(sale.user().value()).add(sale.gems().units());
    }

    private static RowText add(RowText row, Price price) {
        return row.add(price.amount()).add(price.currency());
    }
}
