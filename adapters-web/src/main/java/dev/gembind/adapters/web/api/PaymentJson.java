package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Refund;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the API writes orders and charges. Money is whole numbers of the currency's smallest unit. */
final class PaymentJson {
    private PaymentJson() {}

    static ObjectNode order(Order order) {
        return BindingJson.object()
                .put("order", order.id())
                .put("user", order.user().value())
                .put("package", order.item().offer())
                .put("amount", order.price().amount())
                .put("currency", order.price().currency())
                .put("channel", order.channel().key())
                .put("state", word(order.state()))
                .put("expires_at", BindingJson.time(order.expiresAt()));
    }

    /** Returns an order of a list, with when it was made. */
    static ObjectNode listed(Order order) {
        return order(order).put("created_at", BindingJson.time(order.createdAt()));
    }

    /** Returns what is known of a charge; what is not known is absent. */
    static ObjectNode charge(Charge charge) {
        ObjectNode body = BindingJson.object()
                .put("provider", charge.id().provider())
                .put("charge", charge.id().id())
                .put("state", word(charge.state()));
        Charge.Sale sale = charge.sale();
        if (sale != null) {
            body.put("user", sale.user().value()).put("gems", sale.gems().units());
        }
        addPayment(body, charge.facts().payment());
        long cameBack = charge.facts().back().cameBack();
        if (cameBack > 0) {
            body.put("refunds_failed", cameBack);
        }
        return body.put("taken_back", charge.taken().gems().units())
                .put("owed", charge.taken().owed().units());
    }

    private static void addPayment(ObjectNode body, @Nullable Payment payment) {
        if (payment == null) {
            return;
        }
        if (payment.order() != null) {
            body.put("order", payment.order());
        }
        body.put("amount", payment.price().amount())
                .put("currency", payment.price().currency())
                .put("paid_at", BindingJson.time(payment.paidAt()));
    }

    /** Returns how a refund stands; {@code missing} are the gems of the charge that were spent. */
    static ObjectNode refund(Refund refund) {
        ObjectNode body = BindingJson.object()
                .put("refund", refund.id())
                .put("provider", refund.charge().provider())
                .put("charge", refund.charge().id())
                .put("user", refund.user().value())
                .put("state", word(refund.state()))
                .put("missing", refund.gems().missing().units())
                .put("if_spent", word(refund.gems().ifMissing()))
                .put("asked_at", BindingJson.time(refund.askedAt()));
        return refund.reason() == null ? body : body.put("problem", refund.reason());
    }

    static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
