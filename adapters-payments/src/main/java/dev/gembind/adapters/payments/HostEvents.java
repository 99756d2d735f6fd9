package dev.gembind.adapters.payments;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.News;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.Verification;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events of a host site that takes the money itself: {@code {"type", "timestamp", "data": {"charge", "order", …}}}. */
final class HostEvents implements Dialect {
    private static final String PROVIDER = "host";
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public String source() {
        return "payments";
    }

    @Override
    public Told read(InboundWebhook webhook, Verification.Verified verified) throws MalformedEventException {
        String id = verified.eventId();
        if (id == null) {
            throw new MalformedEventException("the event has no id");
        }
        EventFields event = EventFields.read(webhook.body());
        return new Told(id, webhook.bodyHash(), news(event));
    }

    private static Told.@Nullable OfCharge news(EventFields event) throws MalformedEventException {
        String type = event.text("type");
        return switch (type) {
            case "payment.succeeded" -> told(event, paid(event, event.object("data")));
            case "payment.refunded" -> told(event, News.refunded(sum(event, "refunded")));
            case "payment.disputed" -> told(event, News.disputed(sum(event, "amount")));
            case "payment.dispute_won" -> told(event, News.disputeWon());
            default -> null;
        };
    }

    private static Told.OfCharge told(EventFields event, News news) throws MalformedEventException {
        ChargeId charge = event.object("data").charge(PROVIDER, "charge");
        return new Told.OfCharge(charge, news);
    }

    /** Without a number, all of the money is meant. */
    private static long sum(EventFields event, String name) throws MalformedEventException {
        return event.object("data").findAmount(name).orElse(Facts.ALL);
    }

    private static News paid(EventFields event, EventFields data) throws MalformedEventException {
        Payment payment = new Payment(
                data.findText("order").orElse(null), null, data.price("amount", "currency"), time(event), null);
        return News.paid(
                payment,
                new News.Claim(
                        Channel.HOST,
                        data.findText("user").orElse(null),
                        data.findText("package").orElse(null)));
    }

    private static Instant time(EventFields event) throws MalformedEventException {
        String text = event.text("timestamp");
        return parse(text)
                .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST))
                .orElseThrow(() -> event.wrong("timestamp", "a time of RFC 3339 since 1970"));
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
