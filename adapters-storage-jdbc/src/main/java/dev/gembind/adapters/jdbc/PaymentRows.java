package dev.gembind.adapters.jdbc;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Charge.Sale;
import dev.gembind.core.payments.Charge.Taken;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.MoneyBack;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Refund;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of orders, charges and refunds. */
final class PaymentRows {
    private PaymentRows() {}

    static <S extends SqlStatement<S>> S bind(S statement, Order order) {
        return statement
                .bind("id", order.id())
                .bind("user", order.user().value())
                .bind("offer", order.item().offer())
                .bind("gems", order.item().gems().units())
                .bind("subscription", order.item().isSubscription())
                .bind("catalogue_version", order.item().catalogueVersion())
                .bind("amount", order.price().amount())
                .bind("currency", order.price().currency())
                .bind("channel", order.channel().name())
                .bind("state", order.state().name())
                .bind("created_at", order.createdAt())
                .bind("expires_at", order.expiresAt());
    }

    static Order order(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Order.Item item = new Order.Item(
                row.text("offer"),
                row.gems("gems"),
                row.flag("subscription"),
                Math.toIntExact(row.number("catalogue_version")));
        return new Order(
                row.text("id"),
                row.user("user_id"),
                item,
                new Price(row.number("amount"), row.text("currency")),
                Channel.valueOf(row.text("channel")),
                OrderState.valueOf(row.text("state")),
                row.time("created_at"),
                row.time("expires_at"));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Charge charge) {
        Facts facts = charge.facts();
        Optional<Payment> payment = Optional.ofNullable(facts.payment());
        Optional<Sale> sale = Optional.ofNullable(charge.sale());
        return statement
                .bind("charge", charge.id().text())
                .bind("order", payment.map(Payment::order).orElse(null))
                .bind("payer", payment.map(Payment::payer).orElse(null))
                .bind("amount", payment.map(paid -> paid.price().amount()).orElse(null))
                .bind("currency", payment.map(paid -> paid.price().currency()).orElse(null))
                .bind("paid_at", payment.map(Payment::paidAt).orElse(null))
                .bind("paid_until", payment.map(Payment::paidUntil).orElse(null))
                .bind("refunded", facts.refunded())
                .bind("disputed", facts.disputed())
                .bind("dispute_won", facts.disputeWon())
                .bind("stated", facts.stated())
                .bind("refunds", facts.back().text())
                .bind(
                        "unstated_since",
                        payment.filter(paid -> charge.awaitsStatement())
                                .map(Payment::paidAt)
                                .orElse(null))
                .bind("user", sale.map(sold -> sold.user().value()).orElse(null))
                .bind("gems", sale.map(sold -> sold.gems().units()).orElse(null))
                .bind("taken", charge.taken().gems().units())
                .bind("taken_owed", charge.taken().owed().units())
                .bind("version", charge.version());
    }

    static Charge charge(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Facts facts = new Facts(
                payment(row),
                row.number("refunded"),
                row.number("disputed"),
                row.flag("dispute_won"),
                row.flag("stated"),
                MoneyBack.parse(row.text("refunds")));
        Sale sale = row.userOrNull("user_id") == null ? null : new Sale(row.user("user_id"), row.gems("gems"));
        Taken taken = new Taken(row.gems("taken"), row.gems("taken_owed"));
        return new Charge(ChargeId.parse(row.text("charge")), facts, sale, taken, row.number("version"));
    }

    private static @Nullable Payment payment(Row row) throws SQLException {
        Instant paidAt = row.timeOrNull("paid_at");
        if (paidAt == null) {
            return null;
        }
        Price price = new Price(row.number("amount"), row.text("currency"));
        return new Payment(
                row.textOrNull("order_id"), row.textOrNull("payer"), price, paidAt, row.timeOrNull("paid_until"));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Refund refund) {
        return statement
                .bind("id", refund.id())
                .bind("charge", refund.charge().text())
                .bind("user", refund.user().value())
                .bind("hold", refund.gems().hold())
                .bind("missing", refund.gems().missing().units())
                .bind("if_missing", refund.gems().ifMissing().name())
                .bind("state", refund.state().name())
                .bind("reason", refund.reason())
                .bind("asked_at", refund.askedAt());
    }

    static Refund refund(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Refund.Backing backing = new Refund.Backing(
                row.textOrNull("hold"), row.gems("missing"), Refund.Missing.valueOf(row.text("if_missing")));
        return new Refund(
                row.text("id"),
                ChargeId.parse(row.text("charge")),
                row.user("user_id"),
                backing,
                Refund.State.valueOf(row.text("state")),
                row.textOrNull("reason"),
                row.time("asked_at"));
    }
}
