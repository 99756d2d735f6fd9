package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.StorageException;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.junit.LeakCheck;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A spend while somebody else holds the wallet: it is told apart from a lack of gems, and can be asked for again. */
@Tag("A-12")
@ExtendWith(LeakCheck.class)
class PostgresGemTimeoutsTest {
    private static final UserId ALICE = new UserId("alice");
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MutableTime time = new MutableTime(Instant.parse("2026-01-31T08:00:00Z"));

    @Test
    void case35_aLockThatDoesNotComeIsNoLackOfGems() throws SQLException {
        String url = Opened.newDatabase();
        try (JdbcStorage storage = open(url, LONG, SHORT)) {
            GemService gems = withTenGems(storage);
            try (Connection blocker = holdingTheWallet(url)) {
                assertThatThrownBy(() -> gems.spend(request("s"), spend()))
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED));
                blocker.rollback();
            }

            assertSpentOnce(gems);
        }
    }

    @Test
    void case36_aStatementThatIsCancelledLeavesNothing() throws SQLException {
        String url = Opened.newDatabase();
        try (JdbcStorage storage = open(url, SHORT, LONG)) {
            GemService gems = withTenGems(storage);
            try (Connection blocker = holdingTheWallet(url)) {
                assertThat(gems.spend(request("s"), spend())).isEqualTo(new Outcome.InFlight());
                blocker.rollback();
            }

            assertSpentOnce(gems);
        }
    }

    private static void assertSpentOnce(GemService gems) {
        assertThat(gems.view(ALICE).balance()).isEqualTo(new Balance(new Gems(10), Gems.ZERO, Gems.ZERO));
        assertThat(gems.spend(request("s"), spend())).isInstanceOf(Outcome.Applied.class);
        assertThat(gems.spend(request("s"), spend())).isInstanceOf(Outcome.Replayed.class);
        assertThat(gems.view(ALICE).balance()).isEqualTo(new Balance(new Gems(3), Gems.ZERO, Gems.ZERO));
    }

    private GemService withTenGems(JdbcStorage storage) {
        LedgerContext context = new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL);
        GemService gems =
                new GemService(storage.transactor(), storage.payments().ledger(), context);
        Outcome outcome = gems.credit(request("c"), new Credit(ALICE, new Gems(10), Grant.of(LotSource.PROMO)));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return gems;
    }

    private static JdbcStorage open(String url, Duration statement, Duration lock) {
        return JdbcStorage.open(Opened.config(url).withTimeouts(LONG, statement, lock), new SplittableRandom(1));
    }

    private static Connection holdingTheWallet(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url, Pools.credentials(Opened.config(url)));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM gembind_wallets WHERE user_id = 'alice' FOR UPDATE");
        }
        return connection;
    }

    private static Request request(String key) {
        return new Request(new TransferKey("test", key), new Why("system", "a test", Instant.EPOCH));
    }

    private static Spend spend() {
        return new Spend(ALICE, new Gems(7));
    }
}
