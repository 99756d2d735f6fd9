package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryStorage storage = InMemoryStorage.create();
    private final Outbox outbox = storage.paymentStores().outbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean ours = new AtomicBoolean(true);
    private final List<String> sent = new ArrayList<>();
    private final MutableTime time = new MutableTime(NOW);
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        Courier courier = message -> {
            sent.add(message.id());
            return message.body().equals("bad") ? new Courier.Result.Never("bad") : new Courier.Result.Delivered();
        };
        Dispatcher dispatcher = new Dispatcher(
                storage.transactor(), outbox, Map.of("topic", courier), new Dispatcher.Chance(time, new Random(1)));
        deliveries =
                new Deliveries(new Deliveries.Needs(dispatcher, storage.transactor(), outbox, ours::get, meters, time));
    }

    @AfterEach
    void close() {
        deliveries.close();
        storage.close();
    }

    @Test
    void everythingThatIsDueIsSentHoweverMuch() {
        for (int i = 10; i < 45; i++) {
            add("m" + i, "good");
        }

        deliveries.run();

        assertThat(sent).hasSize(35).doesNotHaveDuplicates();
        assertThat(depth("gembind.outbox.depth")).isZero();
    }

    @Test
    void whatCannotBeSentIsSetAsideAndCounted() {
        add("m1", "bad");
        add("m2", "good");

        deliveries.run();

        assertThat(sent).contains("m1", "m2");
        assertThat(depth("gembind.outbox.set.aside")).isEqualTo(1);
    }

    @Test
    void theAgeOfTheOldestMessageIsMeasured() {
        add("m1", "good");
        ours.set(false);
        time.advance(Duration.ofSeconds(90));

        deliveries.run();

        assertThat(depth("gembind.outbox.lag.seconds")).isEqualTo(90);
    }

    @Test
    void anotherInstancesTurnIsLeftToIt() {
        add("m1", "good");
        ours.set(false);

        deliveries.run();

        assertThat(sent).isEmpty();
        assertThat(depth("gembind.outbox.depth")).isEqualTo(1);
    }

    @Test
    void aStorageThatFailsIsAskedAgainLater() {
        storage.close();

        deliveries.run();
        deliveries.run();

        assertThat(sent).isEmpty();
    }

    private void add(String id, String body) {
        OutboxMessage message = OutboxMessage.fresh(id, new OutboxMessage.Address("topic", "lane" + id), body, NOW);
        storage.transactor().write("add", tx -> {
            outbox.add(tx, message);
            return true;
        });
    }

    private double depth(String name) {
        return meters.get(name).gauge().value();
    }
}
