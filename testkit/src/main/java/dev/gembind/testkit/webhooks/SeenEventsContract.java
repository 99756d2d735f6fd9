package dev.gembind.testkit.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.webhooks.ReplayWindow;
import dev.gembind.core.webhooks.ReplayWindow.Sighting;
import dev.gembind.core.webhooks.SeenEvent;
import dev.gembind.core.webhooks.SeenEvents;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.junit.StoreContract;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link SeenEvents}, and of {@link ReplayWindow} on top of it. */
@Tag("A-05")
@Tag("A-T5")
public abstract class SeenEventsContract extends StoreContract<OpenSeenEvents> {
    private static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");
    private static final Duration KEPT = Duration.ofDays(5);
    private static final String BODY = "0123456789abcdef".repeat(4);
    private static final String OTHER_BODY = "f".repeat(64);
    private static final UserId ALICE = new UserId("alice");

    private final MutableTime time = new MutableTime(NOW);

    private SeenEvents events() {
        return opened().events();
    }

    private <T> T write(TransactionBody<T> body) {
        return opened().transactor().write("contract-write", body);
    }

    private Optional<SeenEvent> insert(SeenEvent event) {
        return write(tx -> events().insertIfAbsent(tx, event));
    }

    private Optional<SeenEvent> find(String source, String id) {
        return opened().transactor().read("contract-read", view -> events().find(view, source, id));
    }

    private ReplayWindow window() {
        return new ReplayWindow(events(), time, KEPT);
    }

    private Sighting admit(String source, String id, String body) {
        return write(tx -> window().admit(tx, source, id, body));
    }

    private static SeenEvent event(String source, String id, int second) {
        return new SeenEvent(source, id, BODY, NOW.plusSeconds(second));
    }

    @Test
    void anEventComesBackWithEveryField() {
        String strange = "x".repeat(240) + ",\"\r\n\u0000=é\uD83D\uDC8E";
        SeenEvent event = new SeenEvent("s".repeat(64), strange, BODY, NOW);

        assertThat(insert(event)).isEmpty();
        reopen();

        assertThat(find(event.source(), strange)).contains(event);
    }

    @Test
    void theFirstOfOneIdStays() {
        SeenEvent first = event("stripe", "evt_1", 0);
        insert(first);
        reopen();

        assertThat(insert(new SeenEvent("stripe", "evt_1", OTHER_BODY, NOW.plusSeconds(9))))
                .contains(first);
        assertThat(find("stripe", "evt_1")).contains(first);
    }

    @Test
    void sourcesAndIdsDoNotMix() {
        insert(event("ab", "c", 0));

        assertThat(insert(event("a", "bc", 1))).isEmpty();
        assertThat(insert(event("AB", "c", 2))).isEmpty();
        assertThat(insert(event("ab", "C", 3))).isEmpty();
        assertThat(find("ab", "c ")).isEmpty();
        assertThat(find("abc", "")).isEmpty();
    }

    @Test
    void theEarliestAreDeletedFirst() {
        insert(event("a", "3", 3));
        insert(event("a", "1", 1));
        insert(event("b", "2", 2));

        assertThat(deleteBefore(3, 1)).isEqualTo(1);
        assertThat(find("a", "1")).isEmpty();
        assertThat(deleteBefore(3, 10)).isEqualTo(1);
        reopen();

        assertThat(find("b", "2")).isEmpty();
        assertThat(find("a", "3")).as("seen at that time, not before it").isPresent();
    }

    @Test
    void theEarliestOfOneSourceAreDeletedAndNoneOfAnother() {
        insert(event("a", "3", 3));
        insert(event("b", "0", 0));
        insert(event("b", "9", 2));
        insert(event("b", "1", 3));
        insert(event("ba", "1", 1));
        insert(event("c", "1", 1));

        assertThat(deleteBefore("b", 3, 1)).isEqualTo(1);
        assertThat(find("b", "0")).isEmpty();
        assertThat(find("b", "9")).isPresent();
        assertThat(deleteBefore("b", 3, 10)).isEqualTo(1);
        assertThat(deleteBefore("b", 3, 10)).isZero();
        assertThat(deleteBefore("B", 9, 10)).isZero();
        reopen();

        assertThat(find("b", "9")).isEmpty();
        assertThat(find("b", "1")).as("seen at that time, not before it").isPresent();
        assertThat(find("a", "3")).isPresent();
        assertThat(find("ba", "1")).isPresent();
        assertThat(find("c", "1")).isPresent();
    }

    private int deleteBefore(String source, int second, int limit) {
        return write(tx -> events().deleteSeenBefore(tx, source, NOW.plusSeconds(second), limit));
    }

    private int deleteBefore(int second, int limit) {
        return write(tx -> events().deleteSeenBefore(tx, NOW.plusSeconds(second), limit));
    }

    @Test
    void aTransactionSeesItsOwnEvents() {
        SeenEvent event = event("a", "1", 0);

        write(tx -> {
            assertThat(events().insertIfAbsent(tx, event)).isEmpty();
            assertThat(events().find(tx, "a", "1")).contains(event);
            assertThat(events().insertIfAbsent(tx, event)).contains(event);
            return true;
        });
    }

    @Test
    void anEventIsTakenOnce() {
        assertThat(admit("stripe", "evt_1", BODY)).isEqualTo(Sighting.FIRST);
        reopen();

        assertThat(admit("stripe", "evt_1", BODY)).isEqualTo(Sighting.DUPLICATE);
        assertThat(admit("host", "evt_1", BODY)).isEqualTo(Sighting.FIRST);
    }

    @Test
    void anotherBodyUnderTheSameIdIsSuspicious() {
        admit("stripe", "evt_1", BODY);

        assertThat(admit("stripe", "evt_1", OTHER_BODY)).isEqualTo(Sighting.ALTERED);
        assertThat(admit("stripe", "evt_1", BODY)).as("the first one counts").isEqualTo(Sighting.DUPLICATE);
    }

    @Test
    void ofAllWhoBringOneEventOneIsFirst() {
        List<Sighting> sightings = Race.run(6, i -> admit("stripe", "evt_1", BODY));

        assertThat(sightings).containsOnlyOnce(Sighting.FIRST);
        assertThat(Collections.frequency(sightings, Sighting.DUPLICATE)).isEqualTo(5);
    }

    @Test
    void whatFailsIsNotRemembered() {
        assertThatThrownBy(() -> write(tx -> {
                    window().admit(tx, "stripe", "evt_1", BODY);
                    opened().users().insertIfAbsent(tx, new User(ALICE, NOW));
                    throw new IllegalStateException("the effect cannot be stored");
                }))
                .isInstanceOf(IllegalStateException.class);
        reopen();

        assertThat(admit("stripe", "evt_1", BODY)).isEqualTo(Sighting.FIRST);
        assertThat(this.<Boolean>write(tx -> opened().users().insertIfAbsent(tx, new User(ALICE, NOW))))
                .as("neither was the effect")
                .isTrue();
    }

    @Test
    void anEventIsForgottenWhenItWasKeptLongEnough() {
        admit("stripe", "evt_1", BODY);

        time.advance(KEPT);
        assertThat(prune()).isZero();
        assertThat(admit("stripe", "evt_1", BODY)).isEqualTo(Sighting.DUPLICATE);
        time.advance(Duration.ofNanos(1_000));
        assertThat(prune()).isEqualTo(1);

        assertThat(admit("stripe", "evt_1", BODY)).isEqualTo(Sighting.FIRST);
    }

    private int prune() {
        return write(tx -> window().prune(tx, 10));
    }
}
