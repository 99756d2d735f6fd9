package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.ReconcileReport;
import dev.gembind.core.payments.Refund;
import java.util.Locale;
import java.util.TreeMap;

/** Writes charges, orders and refunds for operators. */
final class PaymentDocuments {
    private PaymentDocuments() {}

    static ObjectNode charge(Charge charge) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("charge", charge.id().text())
                .put("state", word(charge.state()));
        Payment payment = charge.facts().payment();
        if (payment != null) {
            answer.put("amount", payment.price().amount())
                    .put("currency", payment.price().currency())
                    .put("paid_at", payment.paidAt().toString())
                    .put("order", payment.order());
        }
        Charge.Sale sale = charge.sale();
        if (sale != null) {
            answer.put("user", sale.user().value()).put("gems", sale.gems().units());
        }
        if (charge.facts().back().cameBack() > 0) {
            ObjectNode failed = answer.putObject("refunds_failed");
            charge.facts().back().failures().forEach(failed::put);
        }
        return answer.put("taken_back", charge.taken().gems().units())
                .put("owed", charge.taken().owed().units());
    }

    static ObjectNode order(Order order) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("order", order.id())
                .put("user", order.user().value())
                .put("package", order.item().offer())
                .put("gems", order.item().gems().units())
                .put("amount", order.price().amount())
                .put("currency", order.price().currency())
                .put("channel", order.channel().key())
                .put("state", word(order.state()))
                .put("created_at", order.createdAt().toString())
                .put("expires_at", order.expiresAt().toString());
    }

    static ObjectNode refund(Refund refund) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("refund", refund.id())
                .put("charge", refund.charge().text())
                .put("user", refund.user().value())
                .put("state", word(refund.state()))
                .put("missing", refund.gems().missing().units())
                .put("if_spent", word(refund.gems().ifMissing()))
                .put("asked_at", refund.askedAt().toString());
    }

    static ObjectNode report(ReconcileReport report) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("rows", report.rows());
        ObjectNode findings = answer.putObject("findings");
        new TreeMap<>(report.findings()).forEach((finding, count) -> findings.put(word(finding), count));
        ArrayNode unreconciled = answer.putArray("unreconciled");
        report.unreconciled().forEach(charge -> unreconciled.add(charge.text()));
        return report.problem() == null ? answer : answer.put("incomplete", report.problem());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
