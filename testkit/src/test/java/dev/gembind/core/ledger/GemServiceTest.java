package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GemServiceTest {
    private static final UserId ALICE = new UserId("alice");
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
    private final MutableTime time = new MutableTime(START);
    private final GemService gems = new GemService(
            storage.transactor(),
            storage.ledger(),
            new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL));

    @BeforeEach
    void aliceHasTenGemsOfWhichFourExpireInAnHour() {
        credit("gift", 4, START.plusSeconds(3600));
        credit("bought", 6, null);
    }

    private void credit(String key, long many, @Nullable Instant end) {
        Grant grant = new Grant(LotSource.PURCHASE, "stripe:" + key, Grant.USUAL_PRIORITY, end);
        gems.credit(request(key), new Credit(ALICE, new Gems(many), grant));
    }

    private Request request(String key) {
        return new Request(new TransferKey("test", key), new Why("system", "test", time.instant()));
    }

    private static Spend spend(long many) {
        return new Spend(ALICE, new Gems(many));
    }

    private String refundHold() {
        OpenHold wanted = new OpenHold(ALICE, new Gems(6), null, "stripe:bought");
        return ((Outcome.Applied) gems.hold(request("refund"), wanted))
                .transfer()
                .id();
    }

    @Test
    void aPreviewTellsTheBalanceThatASpendLeaves() {
        Preview preview = gems.preview(spend(7));

        gems.spend(request("spend"), spend(7));

        assertThat(preview).isEqualTo(new Preview.Possible(gems.view(ALICE).balance()));
        assertThat(gems.view(ALICE).balance().gems()).isEqualTo(new Gems(3));
    }

    @Test
    void aPreviewMovesNothing() {
        gems.preview(spend(7));

        assertThat(gems.view(ALICE).revision()).isEqualTo(2);
        assertThat(gems.view(ALICE).balance().gems()).isEqualTo(new Gems(10));
    }

    @Test
    void aPreviewTellsWhatASpendWouldBeRefusedFor() {
        Balance now = gems.view(ALICE).balance();
        assertThat(gems.preview(spend(11))).isEqualTo(new Preview.Refused(Rejection.INSUFFICIENT_GEMS, now));

        gems.setFrozen(ALICE, true);

        assertThat(gems.preview(spend(1))).isEqualTo(new Preview.Refused(Rejection.FROZEN, now));
        assertThat(gems.preview(new Spend(new UserId("nobody"), new Gems(1))))
                .isEqualTo(new Preview.Refused(Rejection.INSUFFICIENT_GEMS, Balance.ZERO));
    }

    @Test
    void aPreviewDoesNotCountGemsThatHaveExpiredAndAreNotBookedYet() {
        time.advance(Duration.ofHours(1));

        Preview preview = gems.preview(spend(7));

        assertThat(preview).isEqualTo(new Preview.Refused(Rejection.INSUFFICIENT_GEMS, balance(6)));
        assertThat(gems.spend(request("spend"), spend(7)))
                .isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
    }

    @Test
    @Tag("G-04")
    void nobodyButTheRefundEndsTheHoldOfARefund() {
        String hold = refundHold();

        assertThat(gems.capture(request("capture"), hold, null)).isEqualTo(new Outcome.Absent());
        assertThat(gems.release(request("release"), hold)).isEqualTo(new Outcome.Absent());

        assertThat(gems.view(ALICE).balance().held()).isEqualTo(new Gems(6));
    }

    private static Balance balance(long free) {
        return new Balance(new Gems(free), Gems.ZERO, Gems.ZERO);
    }
}
