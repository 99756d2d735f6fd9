package dev.gembind.adapters.payments;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.MoneyBack;
import dev.gembind.core.payments.News;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's events. A charge is known by its payment intent, for that alone stands in events of Checkout, of charges and of
 * disputes.
 */
final class StripeEvents implements Dialect {
    private static final String PROVIDER = StripePayments.PROVIDER;
    private static final Set<String> NOT_MADE = Set.of("failed", "canceled");
    private static final String INTENT = "payment_intent";
    private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

    @Override
    public String source() {
        return PROVIDER;
    }

    @Override
    public Told read(InboundWebhook webhook, Verification.Verified verified) throws MalformedEventException {
        EventFields event = EventFields.read(webhook.body());
        String id = event.text("id");
        if (id.isEmpty()) {
            throw event.wrong("id", "the event's id");
        }
        return new Told(id, fingerprint(event), news(event));
    }

    /** Not of the whole body: Stripe counts its own attempts in it. */
    private static String fingerprint(EventFields event) throws MalformedEventException {
        String stays = event.text("type") + " " + event.object("data").canonical();
        return InboundWebhook.of("", Map.of(), stays.getBytes(StandardCharsets.UTF_8))
                .bodyHash();
    }

    private static Told.@Nullable OfCharge news(EventFields event) throws MalformedEventException {
        EventFields subject = event.object("data").object("object");
        return switch (event.text("type")) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" -> checkout(event, subject);
            case "charge.refunded" ->
                new Told.OfCharge(charge(subject, "id"), News.refunded(subject.amount("amount_refunded")));
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" -> refund(subject);
            case "charge.dispute.created" -> disputed(subject);
            case "charge.dispute.closed" -> disputeClosed(subject);
            default -> null;
        };
    }

    /** What we asked for has our name in its metadata. A refund that is not over yet counts as made, until it fails. */
    private static Told.OfCharge refund(EventFields refund) throws MalformedEventException {
        String id = refund.text("id");
        if (!MoneyBack.isName(id)) {
            throw refund.wrong("id", "a refund's id");
        }
        Optional<EventFields> metadata = refund.findObject("metadata");
        Optional<String> ours = metadata.isPresent() ? metadata.get().findText("refund") : Optional.empty();
        String name = ours.filter(MoneyBack::isName).orElse(id);
        long amount = refund.amount("amount");
        ChargeId charge = charge(refund, "charge");
        return NOT_MADE.contains(refund.text("status"))
                ? new Told.OfCharge(charge, News.refundFailed(name, amount), true)
                : new Told.OfCharge(charge, News.refundMade(name, amount));
    }

    /** A session can be completed before its money comes; then another event follows. */
    private static Told.@Nullable OfCharge checkout(EventFields event, EventFields session)
            throws MalformedEventException {
        if (!session.text("payment_status").equals("paid")) {
            return null;
        }
        Payment payment = new Payment(
                order(session).orElse(null), null, session.price("amount_total", "currency"), time(event), null);
        return new Told.OfCharge(
                session.charge(PROVIDER, INTENT), News.paid(payment, new News.Claim(Channel.STRIPE, null, null)));
    }

    /** The order stands in two places; where they differ, none of them is believed. */
    private static Optional<String> order(EventFields session) throws MalformedEventException {
        Optional<String> reference = session.findText("client_reference_id");
        Optional<EventFields> metadata = session.findObject("metadata");
        Optional<String> noted = metadata.isPresent() ? metadata.get().findText("order") : Optional.empty();
        boolean differ = reference.isPresent() && noted.isPresent() && !reference.equals(noted);
        return differ ? Optional.empty() : reference.or(() -> noted);
    }

    private static Instant time(EventFields event) throws MalformedEventException {
        long seconds = event.amount("created");
        if (seconds > LAST_SECOND) {
            throw event.wrong("created", "a time in seconds");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** An inquiry, whose status is a warning, takes no money. */
    private static Told.@Nullable OfCharge disputed(EventFields dispute) throws MalformedEventException {
        boolean inquiry = dispute.text("status").startsWith("warning_");
        return inquiry ? null : new Told.OfCharge(charge(dispute, "charge"), News.disputed(dispute.amount("amount")));
    }

    private static Told.@Nullable OfCharge disputeClosed(EventFields dispute) throws MalformedEventException {
        ChargeId charge = charge(dispute, "charge");
        return switch (dispute.text("status")) {
            case "won" -> new Told.OfCharge(charge, News.disputeWon());
            case "lost" -> new Told.OfCharge(charge, News.disputed(dispute.amount("amount")));
            default -> null;
        };
    }

    /** A charge made without a payment intent has its own id. */
    private static ChargeId charge(EventFields subject, String otherwise) throws MalformedEventException {
        boolean intended = subject.findText(INTENT).isPresent();
        return subject.charge(PROVIDER, intended ? INTENT : otherwise);
    }
}
