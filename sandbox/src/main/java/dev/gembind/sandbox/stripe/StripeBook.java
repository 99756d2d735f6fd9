package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the simulated Stripe knows: pages and charges, and the events that tell of their changes. Thread-safe. */
final class StripeBook {
    private static final int ID_LENGTH = 24;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Map<String, StripeSession> sessions = new LinkedHashMap<>();
    private final Map<String, StripeCharge> charges = new LinkedHashMap<>();
    private final Map<String, StripeRefund> refunds = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Random random;
    private final BiConsumer<String, JsonNode> events;

    /** @param events takes the type and object of each event */
    StripeBook(InstantSource clock, long seed, BiConsumer<String, JsonNode> events) {
        this.clock = clock;
        this.random = new Random(seed ^ 0x57121BE);
        this.events = events;
    }

    synchronized String newId(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    synchronized void add(StripeSession session) {
        sessions.put(session.id(), session);
    }

    synchronized List<StripeSession> sessions() {
        return new ArrayList<>(sessions.values());
    }

    synchronized List<StripeCharge> charges() {
        return new ArrayList<>(charges.values());
    }

    synchronized StripeSession session(String id) {
        return Optional.ofNullable(sessions.get(id))
                .orElseThrow(() -> new NoSuchElementException("no page has the id " + id));
    }

    /** Finds a charge by its own id or that of its payment intent. */
    synchronized Optional<StripeCharge> find(String id) {
        return charges.values().stream()
                .filter(charge -> charge.id().equals(id) || charge.intent().equals(id))
                .findFirst();
    }

    synchronized StripeSession pay(String id) {
        StripeSession session = session(id);
        if (session.state() != StripeSession.State.OPEN || !clock.instant().isBefore(session.expiresAt())) {
            throw new IllegalStateException("page " + id + " can no longer be paid");
        }
        StripeCharge charge = new StripeCharge(
                newId("ch_"), newId("pi_"), session.amount(), session.currency(), 0, StripeCharge.Dispute.NONE);
        charges.put(charge.id(), charge);
        StripeSession paid = session.paidBy(charge.intent());
        sessions.put(id, paid);
        events.accept("checkout.session.completed", paid.json());
        return paid;
    }

    synchronized StripeSession expire(String id) {
        StripeSession session = session(id);
        if (session.state() != StripeSession.State.OPEN) {
            throw new IllegalStateException("page " + id + " is not open");
        }
        StripeSession expired = session.expired();
        sessions.put(id, expired);
        events.accept("checkout.session.expired", expired.json());
        return expired;
    }

    synchronized List<StripeRefund> refunds() {
        return new ArrayList<>(refunds.values());
    }

    /**
     * Gives part of a charge back, or all that is left.
     *
     * @param name what the product calls the refund; null for one of the dashboard's
     */
    synchronized StripeRefund refund(StripeCharge charge, long amount, @Nullable String name) {
        StripeCharge before = find(charge.id()).orElseThrow();
        if (amount > before.amount() - before.refunded()) {
            throw new IllegalStateException("of charge " + charge.id() + " less than " + amount + " is left");
        }
        StripeCharge now = before.refundedUpTo(before.refunded() + amount);
        charges.put(now.id(), now);
        StripeRefund made = new StripeRefund(newId("re_"), before, amount, name, false);
        refunds.put(made.id(), made);
        events.accept("charge.refunded", now.json());
        events.accept("refund.created", made.json());
        return made;
    }

    /** Has a refund fail that seemed to succeed, as a bank does that sends the money back. */
    synchronized StripeRefund fail(String id) {
        StripeRefund refund = Optional.ofNullable(refunds.get(id))
                .orElseThrow(() -> new NoSuchElementException("no refund has the id " + id));
        if (refund.failed()) {
            throw new IllegalStateException("refund " + id + " has failed already");
        }
        StripeRefund failed = refund.failing();
        refunds.put(id, failed);
        StripeCharge before = find(failed.charge().id()).orElseThrow();
        charges.put(before.id(), before.refundedUpTo(before.refunded() - failed.amount()));
        events.accept("charge.refund.updated", failed.json());
        events.accept("refund.failed", failed.json());
        return failed;
    }

    synchronized StripeCharge dispute(StripeCharge charge) {
        require(charge, StripeCharge.Dispute.NONE);
        StripeCharge now = charge.disputed(StripeCharge.Dispute.OPEN);
        charges.put(now.id(), now);
        events.accept("charge.dispute.created", now.disputeJson("needs_response"));
        return now;
    }

    synchronized StripeCharge decide(StripeCharge charge, boolean won) {
        require(charge, StripeCharge.Dispute.OPEN);
        StripeCharge now = charge.disputed(won ? StripeCharge.Dispute.WON : StripeCharge.Dispute.LOST);
        charges.put(now.id(), now);
        events.accept("charge.dispute.closed", now.disputeJson(won ? "won" : "lost"));
        return now;
    }

    private static void require(StripeCharge charge, StripeCharge.Dispute state) {
        if (charge.dispute() != state) {
            throw new IllegalStateException("the dispute of charge " + charge.id() + " is " + charge.dispute());
        }
    }
}
