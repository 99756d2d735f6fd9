package dev.gembind.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserGemsTest {
    private static final UserId ALICE = new UserId("alice");

    private final InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
    private final MutableTime time = new MutableTime(Instant.parse("2026-11-25T12:00:00Z"));
    private final LedgerContext context = new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL);
    private final GemService gems = new GemService(storage.transactor(), storage.ledger(), context);
    private final UserGems userGems = new UserGems(storage.paymentStores(), context);

    @BeforeEach
    void aliceBoughtTenGems() {
        buy("one", 10);
    }

    private void buy(String key, long many) {
        gems.credit(request(key), new Credit(ALICE, new Gems(many), Grant.paidBy("stripe:" + key)));
    }

    private String hold(String key, long many, @Nullable String refundOf) {
        OpenHold wanted = new OpenHold(ALICE, new Gems(many), Duration.ofHours(1), refundOf);
        return ((Outcome.Applied) gems.hold(request(key), wanted)).transfer().id();
    }

    private Request request(String key) {
        return new Request(new TransferKey("test", key), new Why("system", "test", time.instant()));
    }

    private int remove() {
        return storage.transactor().write("remove", tx -> userGems.deleteByUser(tx, ALICE));
    }

    @Test
    void whoIsRemovedLosesTheirGemsAndTheBooksSaySo() {
        assertThat(remove()).isEqualTo(1);

        assertThat(gems.view(ALICE).balance()).isEqualTo(Balance.ZERO);
        assertThat(gems.history(ALICE, Long.MAX_VALUE, 1)).singleElement().satisfies(last -> {
            assertThat(last.kind()).isEqualTo(TransferKind.ADJUST);
            assertThat(last.why().reason()).isEqualTo("user removed");
            assertThat(last.intent().gems()).isEqualTo(new Gems(10));
        });
    }

    @Test
    void whatWasSetAsideIsLostTooAndCannotBeSpentLater() {
        String hold = hold("job", 4, null);

        assertThat(remove()).isEqualTo(2);

        assertThat(gems.view(ALICE).balance()).isEqualTo(Balance.ZERO);
        assertThat(gems.capture(request("late"), hold, null))
                .isEqualTo(new Outcome.Rejected(Rejection.HOLD_CLOSED, false));
    }

    @Test
    void aRefundThatIsUnderWayGoesOn() {
        hold("refund", 4, "stripe:one");

        remove();

        assertThat(gems.view(ALICE).balance()).isEqualTo(new Balance(Gems.ZERO, new Gems(4), Gems.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, 1", "FAILED, 1", "CANCELED, 0"})
    void whatTheyPayAgainAndAgainIsAskedToEnd(Subscription.State state, int asked) {
        ChargeId charge = new ChargeId("telegram", "one");
        Instant until = time.instant().plus(Duration.ofDays(9));
        keep(new Subscription(
                "order-1", ALICE, "plus", "telegram", state, until, new Subscription.Charges(charge, charge), false));

        remove();

        assertThat(wishes()).hasSize(asked).allSatisfy(message -> {
            assertThat(message.topic()).isEqualTo(SubscriptionService.topic());
            assertThat(message.body()).isEqualTo("order-1 false");
        });
    }

    @Test
    void aSubscriptionThatIsOverIsNotAskedToEnd() {
        ChargeId charge = new ChargeId("telegram", "one");
        keep(new Subscription(
                "order-1",
                ALICE,
                "plus",
                "telegram",
                Subscription.State.ACTIVE,
                time.instant().minus(Subscription.GRACE),
                new Subscription.Charges(charge, charge),
                false));

        remove();

        assertThat(wishes()).isEmpty();
    }

    private void keep(Subscription subscription) {
        storage.transactor().write("subscribe", tx -> {
            storage.paymentStores().subscriptions().put(tx, subscription);
            return true;
        });
    }

    private List<OutboxMessage> wishes() {
        return storage.transactor()
                .read("wishes", view -> storage.paymentStores().outbox().list(view, "", 9));
    }

    @Test
    void whoHadNothingLeavesNoTrace() {
        remove();

        assertThat(remove()).isZero();
        assertThat(gems.view(ALICE).revision()).isEqualTo(2);
    }

    @Test
    void anIdThatIsUsedAgainCanBeRemovedAgain() {
        remove();
        buy("two", 10);

        assertThat(remove()).isEqualTo(1);
        assertThat(gems.view(ALICE).balance()).isEqualTo(Balance.ZERO);
    }
}
