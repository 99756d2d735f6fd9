package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances of an application share one PostgreSQL, and neither knows of the other. */
@Tag("G-14")
@Tag("B-13")
class TwoInstancesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final int RACERS = 12;
    private static final int ROUNDS = 10;

    private JdbcStorage one;
    private JdbcStorage other;

    @BeforeEach
    void open() {
        String url = PostgresServer.shared().newDatabase();
        one = Opened.on(url);
        other = Opened.on(url);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void ofManyRacersOnBothInstancesOneGetsTheAccount() {
        for (int round = 0; round < ROUNDS; round++) {
            PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Integer.toString(1_000 + round));

            List<InsertResult> results = Race.run(RACERS, racer -> bind(instance(racer), racer, account));

            assertThat(results)
                    .filteredOn(InsertResult.Inserted.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(InsertResult.AccountTaken.class::isInstance)
                    .hasSize(RACERS - 1);
        }
    }

    @Test
    void whatOneInstanceAcknowledgedTheOtherSeesAtOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Integer.toString(2_000 + round));
            bind(instance(round), round, account);

            JdbcStorage reader = instance(round + 1);
            Optional<Binding> seen =
                    reader.transactor().read("find", view -> reader.bindings().findByAccount(view, account));
            assertThat(seen).isPresent();
        }
    }

    private JdbcStorage instance(int number) {
        return number % 2 == 0 ? one : other;
    }

    private static InsertResult bind(JdbcStorage storage, int racer, PlatformAccount account) {
        UserId user = new UserId("user" + racer + "-" + account.id());
        Binding binding = new Binding(
                "b" + racer + "-" + account.id(),
                user,
                new VerifiedIdentity(account, new DisplayName("somebody")),
                BindingStatus.ACTIVE,
                BindMethod.HOST,
                NOW,
                NOW,
                1);
        return storage.transactor().write("bind", tx -> {
            storage.users().insertIfAbsent(tx, Opened.user(user.value()));
            return storage.bindings().insertIfAbsent(tx, binding);
        });
    }
}
