package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who of several instances on one PostgreSQL may do what only one may do. */
@Tag("B-13")
@Tag("G-14")
@ExtendWith(LeakCheck.class)
class LeasesTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int RACERS = 8;

    private JdbcStorage one;
    private JdbcStorage two;
    private String database;

    @BeforeEach
    void open() {
        String url = PostgresServer.shared().newDatabase();
        database = url.substring(url.lastIndexOf('/') + 1);
        one = Opened.on(url);
        two = Opened.on(url);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void oneHoldsItAndKeepsIt() {
        assertThat(one.holdLease("work", "one", LONG)).isTrue();

        assertThat(two.holdLease("work", "two", LONG)).isFalse();
        assertThat(one.holdLease("work", "one", LONG)).isTrue();
        assertThat(two.holdLease("other work", "two", LONG)).isTrue();
        assertThat(term()).isEqualTo(1);
    }

    @Test
    void whenTheHolderDoesNotComeBackTheNextOneGetsItAndItsTermIsOver() {
        one.holdLease("work", "one", LONG);

        PostgresServer.shared().execute(database, "UPDATE gembind_leases SET ends_at = now() - INTERVAL '1 second'");

        assertThat(two.holdLease("work", "two", LONG)).isTrue();
        assertThat(one.holdLease("work", "one", LONG)).isFalse();
        assertThat(term()).isEqualTo(2);
    }

    @Test
    void whatIsGivenUpIsFreeAtOnce() {
        one.holdLease("work", "one", LONG);
        two.giveUpLease("work", "two"); // which holds nothing
        assertThat(two.holdLease("work", "two", LONG)).isFalse();

        one.giveUpLease("work", "one");

        assertThat(two.holdLease("work", "two", LONG)).isTrue();
    }

    @Test
    void ofManyThatAskAtOnceOneGetsIt() {
        List<Boolean> got =
                Race.run(RACERS, racer -> (racer % 2 == 0 ? one : two).holdLease("work", "racer" + racer, LONG));

        assertThat(got).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    private long term() {
        return Opened.inside(
                one,
                scope -> scope.read(sql -> sql.createQuery("SELECT term FROM gembind_leases WHERE name = 'work'")
                        .mapTo(Long.class)
                        .one()));
    }
}
