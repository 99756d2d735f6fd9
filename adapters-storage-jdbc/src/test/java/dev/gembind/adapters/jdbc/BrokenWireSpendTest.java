package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.storage.StorageException;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.Fate;
import dev.gembind.testkit.proxy.PostgresMessages;
import dev.gembind.testkit.proxy.Side;
import dev.gembind.testkit.proxy.TcpProxy;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A spend whose wire to a real PostgreSQL breaks, at every message. */
@Tag("A-12")
@Tag("A-T4")
@ExtendWith(LeakCheck.class)
class BrokenWireSpendTest {
    private static final String LAST = "INSERT INTO gembind_transfers";
    private static final String PLAIN = "?sslmode=disable&gssEncMode=disable"; // or messages could not be told apart
    private static final int MOST_STEPS = 100;

    private TcpProxy proxy;
    private JdbcStorage storage;
    private GemDesk desk;

    @BeforeEach
    void open() {
        String direct = PostgresServer.shared().newDatabase();
        proxy = TcpProxy.to(PostgresServer.shared().port(), PostgresMessages.protocol());
        String url = direct.replace(":" + PostgresServer.shared().port() + "/", ":" + proxy.port() + "/") + PLAIN;
        JdbcConfig config = Opened.config(url)
                .withPoolSize(1)
                .throughPooler() // so that every statement's text can be seen on the wire
                .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(1));
        storage = JdbcStorage.open(config, new SplittableRandom(1));
        desk = new GemDesk(storage);
        assertThat(desk.credit("c", 1000)).isInstanceOf(Outcome.Applied.class);
    }

    @AfterEach
    void close() {
        storage.close();
        proxy.close();
    }

    @Test
    void theLastChangesAndTheCommitThatNeverArriveAreUnknownToTheCaller() {
        proxy.when(LAST, Fate.CUT_BEFORE);

        assertThat(failedSpend().outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);

        awaitServer();
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        assertThat(desk.balance()).isEqualTo(993);
    }

    @Test
    void theCommitGoesOutWithTheLastChangesAndItsLostAnswerIsUnknown() {
        proxy.when(LAST, Fate.CUT_AT_ANSWER);

        assertThat(failedSpend().outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);

        awaitServer();
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Replayed.class);
        assertThat(desk.balance()).isEqualTo(993);
    }

    @Test
    void aServerThatFallsSilentAtTheLastChangesIsGivenUpAsUnknown() {
        proxy.when(LAST, Fate.SILENT_AFTER);

        assertThat(failedSpend().outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);

        proxy.cut();
        awaitServer();
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Replayed.class);
        assertThat(desk.balance()).isEqualTo(993);
    }

    @Test
    void aWireThatIsFoundBrokenByTheFirstStatementIsReplaced() {
        proxy.when("FROM gembind_wallets", Fate.CUT_BEFORE);

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);

        assertThat(storage.retries(RetryReason.CONNECTION)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void cutAtAnyMessageASpendHappensOnceAndIsNeverCalledAbsentWhenItIsThere(Side side) {
        int steps = 0;
        boolean reached = true;
        for (int step = 1; reached && step < MOST_STEPS; step++) {
            String key = side + "-" + step;
            long before = desk.balance();
            proxy.cutBefore(side, step);
            StorageException failure = catchThrowableOfType(StorageException.class, () -> desk.spend(key, 1));
            reached = proxy.hasCountedDown();
            proxy.forward();
            awaitServer();
            boolean stored = desk.balance() < before;
            assertThat(stored && failure != null && failure.outcome() == StorageException.Outcome.NOT_COMMITTED)
                    .isFalse();
            assertThat(stored || failure != null).isTrue();
            assertThat(desk.spend(key, 1)).isInstanceOf(stored ? Outcome.Replayed.class : Outcome.Applied.class);
            assertThat(desk.balance()).isEqualTo(before - 1);
            steps++;
        }
        assertThat(steps).isBetween(20, MOST_STEPS - 2);
    }

    private StorageException failedSpend() {
        return catchThrowableOfType(StorageException.class, () -> desk.spend("s", 7));
    }

    private void awaitServer() {
        Until.holds(() -> storage.problem().isEmpty());
    }
}
