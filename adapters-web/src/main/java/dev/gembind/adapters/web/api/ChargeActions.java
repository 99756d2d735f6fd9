package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.RefundWish;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Charges: what a provider took, what came of it, and giving it back. A charge has one refund at most that is not refused,
 * whoever asks for it and with whatever key.
 */
final class ChargeActions {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final PaymentService payments;
    private final RefundService refunds;
    private final InstantSource clock;

    ChargeActions(WebServices.Shop shop, InstantSource clock) {
        this.payments = shop.payments();
        this.refunds = shop.refunds();
        this.clock = clock;
    }

    void show(ApiCall call) {
        Charge charge = id(call).flatMap(payments::findCharge).orElseThrow(ChargeActions::unknown);
        ObjectNode body = PaymentJson.charge(charge);
        refunds.find(charge.id()).ifPresent(refund -> body.set("refund", PaymentJson.refund(refund)));
        call.answer(OK, body);
    }

    void refund(ApiCall call) {
        GemCalls.requireKey(call);
        JsonFields body = call.body("if_spent", "reason");
        Refund.Missing missing =
                body.text("if_spent").map(ChargeActions::missing).orElse(Refund.Missing.REFUSE);
        String reason = GemCalls.requireReason(body);
        ChargeId charge =
                id(call).filter(id -> payments.findCharge(id).isPresent()).orElseThrow(ChargeActions::unknown);
        if (!refunds.canAsk(charge.provider())) {
            throw notRefundable(
                    "This provider gives nothing back from here. Give the money back there, and have it reported.");
        }
        Why why = new Why(call.actor(), reason, clock.instant());
        RefundOutcome outcome = refunds.request(new RefundWish(charge, missing, why));
        if (!(outcome instanceof RefundOutcome.Started started)) {
            throw refusal(outcome);
        }
        if (started.replayed()) {
            call.addHeader(GemAnswers.REPLAYED, "true");
        }
        call.answer(started.replayed() ? OK : CREATED, PaymentJson.refund(started.refund()));
    }

    private static Refund.Missing missing(String word) {
        return Arrays.stream(Refund.Missing.values())
                .filter(missing -> PaymentJson.word(missing).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.field(JsonFields.pointer("if_spent"), "must be one of " + choices())
                        .raise());
    }

    private static String choices() {
        return Arrays.stream(Refund.Missing.values()).map(PaymentJson::word).collect(Collectors.joining(", "));
    }

    private static RuntimeException refusal(RefundOutcome outcome) {
        if (outcome instanceof RefundOutcome.PartlySpent partly) {
            return Problem.of(
                            ProblemKind.PARTLY_SPENT,
                            "Of the gems it brought, " + partly.spent()
                                    + " are spent. Nothing happened. Say with if_spent what becomes of these: write-off or"
                                    + " debt.")
                    .raise();
        }
        return outcome instanceof RefundOutcome.PayerUnknown
                ? notRefundable("Nobody knows which account paid, so that the provider cannot be asked.")
                : notRefundable("The charge brought nobody gems, or some of them were taken back before.");
    }

    private static RuntimeException notRefundable(String detail) {
        return Problem.of(ProblemKind.NOT_REFUNDABLE, detail).raise();
    }

    /** Reads the id of the path; what cannot be an id belongs to no charge. */
    private static Optional<ChargeId> id(ApiCall call) {
        try {
            return Optional.of(new ChargeId(call.pathText("provider"), call.pathText("id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such charge.").raise();
    }
}
