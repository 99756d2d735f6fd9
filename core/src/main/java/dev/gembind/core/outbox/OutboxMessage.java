package dev.gembind.core.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to send.
 *
 * @param id unique, sorts by time: the order within a lane
 * @param topic who sends it, such as {@code telegram.receipt}
 * @param lane messages of one lane are sent one after another, such as {@code telegram:12345}
 * @param body what to send, in the topic's own form; at most 8,000 characters
 * @param createdAt when it was stored
 * @param delivery how far it is
 */
public record OutboxMessage(String id, String topic, String lane, String body, Instant createdAt, Delivery delivery) {
    private static final int MAX_BODY = 8_000;

    /**
     * How far a message is.
     *
     * @param dueAt not to be tried before; while somebody tries, the time from when on somebody else may
     * @param attempts how often it was tried
     * @param setAside whether it was given up until a person decides
     * @param lastError what went wrong the last time, without secrets; null when nothing did
     */
    public record Delivery(
            Instant dueAt,
            int attempts,
            boolean setAside,
            @Nullable String lastError) {}

    /**
     * @throws IllegalArgumentException if the body is too long
     */
    public OutboxMessage {
        if (body.length() > MAX_BODY) {
            throw new IllegalArgumentException(
                    "body of outbox message " + id + " has " + body.length() + " characters, more than " + MAX_BODY);
        }
    }

    /** Returns a message that is due at once. */
    public static OutboxMessage fresh(String id, Address address, String body, Instant now) {
        return new OutboxMessage(id, address.topic(), address.lane(), body, now, new Delivery(now, 0, false, null));
    }

    /**
     * Where a message goes.
     *
     * @param topic who sends it
     * @param lane in which order
     */
    public record Address(String topic, String lane) {}

    /** Tells whether somebody else tried it after this was read, so that what came of this try no longer counts. */
    boolean isSameTryAs(OutboxMessage stored) {
        return delivery.attempts() == stored.delivery().attempts();
    }

    OutboxMessage with(Delivery next) {
        return new OutboxMessage(id, topic, lane, body, createdAt, next);
    }
}
