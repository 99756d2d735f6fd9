package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Why;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-02")
class GemMetersTest {
    private static final UserId ALICE = new UserId("alice");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
    private final MutableTime time = new MutableTime(Instant.parse("2026-11-25T12:00:00Z"));
    private final GemService gems = new GemService(
            storage.transactor(),
            storage.ledger(),
            new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL),
            new GemMeters(meters));

    @Test
    void everyReasonIsThereBeforeTheFirstRefusal() {
        for (Rejection rejection : Rejection.values()) {
            assertThat(rejections(rejection.code())).isZero();
        }
    }

    @Test
    void whatMovedCountsOnceWhateverTheStorageTries() {
        credit(100, "c");
        credit(100, "c");
        spend(30, "s");

        assertThat(moved("credit")).isEqualTo(100);
        assertThat(moved("spend")).isEqualTo(30);
    }

    @Test
    void refusalsCountByReasonAndOnce() {
        spend(1, "s");
        spend(1, "s");
        spend(2, "s");
        new GemMeters(meters).onOutcome(TransferKind.SPEND, new Outcome.InFlight());

        assertThat(rejections("insufficient-gems")).isEqualTo(1);
        assertThat(rejections("idempotency-conflict")).isEqualTo(1);
        assertThat(rejections("in-flight")).isEqualTo(1);
    }

    private void credit(long some, String key) {
        gems.credit(request(key), new Credit(ALICE, new Gems(some), Grant.of(LotSource.PROMO)));
    }

    private void spend(long some, String key) {
        gems.spend(request(key), new Spend(ALICE, new Gems(some)));
    }

    private Request request(String key) {
        return new Request(new TransferKey("test", key), new Why("system", "test", time.instant()));
    }

    private double moved(String kind) {
        return meters.get("gembind.gems.moved").tag("kind", kind).counter().count();
    }

    private double rejections(String reason) {
        return meters.get("gembind.ledger.rejections")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
