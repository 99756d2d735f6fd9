package dev.gembind.core.outbox;

import dev.gembind.core.outbox.OutboxMessage.Delivery;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox, at least once. A message is leased while it is tried: when whoever tries it dies, somebody
 * else tries it again after {@link #LEASE}. One that fails {@value #MAX_ATTEMPTS} times is set aside, and those behind it go
 * on. Thread-safe; several may run on one storage.
 */
public final class Dispatcher {
    /** How long one try may take. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** How often a message is tried before it is set aside; with the waits between them that is more than two days. */
    public static final int MAX_ATTEMPTS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int MAX_REASON = 200;
    private static final int MAX_DOUBLINGS = 14;

    private final Transactor transactor;
    private final Outbox outbox;
    private final Map<String, Courier> couriers;
    private final InstantSource time;
    private final RandomGenerator random;

    /**
     * @param couriers who sends which topic
     */
    public Dispatcher(Transactor transactor, Outbox outbox, Map<String, Courier> couriers, Chance chance) {
        this.transactor = transactor;
        this.outbox = outbox;
        this.couriers = Map.copyOf(couriers);
        this.time = chance.time();
        this.random = chance.random();
    }

    /**
     * What a dispatcher does not decide.
     *
     * @param time says when it is
     * @param random spreads the waits
     */
    public record Chance(InstantSource time, RandomGenerator random) {}

    /**
     * Tries what is due, one after another.
     *
     * @return how many were tried; as many as the limit when there may be more
     */
    public int run(int limit) {
        List<OutboxMessage> leased = transactor.write("outbox-lease", tx -> lease(tx, limit));
        leased.forEach(this::send);
        return leased.size();
    }

    /** Tries a message again soon that was set aside or waits; false when there is none. */
    public boolean retry(String id) {
        return transactor.write(
                "outbox-retry",
                tx -> outbox.find(tx, id)
                        .map(message -> outbox.update(tx, message.with(new Delivery(time.instant(), 0, false, null))))
                        .orElse(false));
    }

    /** Gives a message up for good; false when there is none. */
    public boolean drop(String id) {
        return transactor.write("outbox-drop", tx -> outbox.remove(tx, id));
    }

    private List<OutboxMessage> lease(Transaction tx, int limit) {
        Instant now = time.instant();
        List<OutboxMessage> due = outbox.due(tx, now, limit).stream()
                .map(message -> message.with(leased(message.delivery(), now)))
                .toList();
        due.forEach(message -> outbox.update(tx, message));
        return due;
    }

    private static Delivery leased(Delivery before, Instant now) {
        return new Delivery(now.plus(LEASE), before.attempts() + 1, false, before.lastError());
    }

    private Courier.Result deliver(OutboxMessage message) {
        Courier courier = couriers.get(message.topic());
        if (courier == null) {
            return new Courier.Result.Never("nobody sends " + message.topic());
        }
        try {
            return courier.deliver(message);
        } catch (RuntimeException e) { // a courier is foreign code: its failure is this message's alone
            LOG.warn("outbox message {} of {} failed", message.id(), message.topic(), e);
            return new Courier.Result.Later(e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private void send(OutboxMessage message) {
        Courier.Result result = deliver(message);
        boolean delivered = result instanceof Courier.Result.Delivered;
        Delivery next = next(message.delivery().attempts(), result);
        if (!delivered && next.setAside()) {
            LOG.error("outbox message {} of {} is set aside: {}", message.id(), message.topic(), next.lastError());
        }
        transactor.write("outbox-settle", tx -> {
            Optional<OutboxMessage> stored = outbox.find(tx, message.id());
            if (stored.isEmpty() || !message.isSameTryAs(stored.get())) {
                return false; // somebody else has it, or a person decided
            }
            return delivered ? outbox.remove(tx, message.id()) : outbox.update(tx, message.with(next));
        });
    }

    private Delivery next(int attempts, Courier.Result result) {
        Instant now = time.instant();
        String error = shortened(reason(result));
        if (result instanceof Courier.Result.Later later && attempts < MAX_ATTEMPTS) {
            return new Delivery(now.plus(wait(attempts, later.notBefore())), attempts, false, error);
        }
        return new Delivery(now, attempts, true, error);
    }

    private static String reason(Courier.Result result) {
        if (result instanceof Courier.Result.Later later) {
            return later.reason();
        }
        return result instanceof Courier.Result.Never never ? never.reason() : "";
    }

    /** Doubles with each try, and is spread over its upper half; never shorter than the other side asked. */
    private Duration wait(int attempts, Duration notBefore) {
        long doubled = FIRST_WAIT.toMillis() << Math.min(attempts - 1, MAX_DOUBLINGS);
        long longest = Math.min(doubled, LONGEST_WAIT.toMillis());
        Duration spread = Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
        return spread.compareTo(notBefore) < 0 ? notBefore : spread;
    }

    private static String shortened(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
}
