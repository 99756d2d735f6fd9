package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.testkit.contract.RateLimiterContract;
import dev.gembind.testkit.fakes.AllowAll;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.fakes.ScriptedLimiter;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances count in one PostgreSQL; the way of one of them to it can be broken. */
@Tag("B-13")
@Tag("G-14")
class SharedLimiterTest extends RateLimiterContract {
    private static final Limit ONE_AN_HOUR = new Limit("one-an-hour", 1, Duration.ofHours(1));

    private final AtomicLong nanos = new AtomicLong(1);
    private RecordingAlerts alerts = new RecordingAlerts();
    private final ScriptedLimiter alone = new ScriptedLimiter();
    private String database;
    private TcpProxy proxy;
    private JdbcStorage one;
    private JdbcStorage two;
    private RateLimiter limiter;
    private RateLimiter another;

    @BeforeEach
    void open() {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        database = url.substring(url.lastIndexOf('/') + 1);
        proxy = TcpProxy.to(server.port());
        one = Opened.on(url.replace(":" + server.port() + "/", ":" + proxy.port() + "/"));
        two = Opened.on(url);
        limiter = one.limiter(alone, alert -> alerts.alert(alert), nanos::get);
        another = two.limiter(new AllowAll(), alert -> alerts.alert(alert), nanos::get);
        Until.holds(this::isWarm); // a connection that is the first one may be late
        alerts = new RecordingAlerts();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        proxy.close();
    }

    @Override
    protected RateLimiter limiter() {
        return limiter;
    }

    @Override
    protected RateLimiter another() {
        return another;
    }

    /** The server's clock cannot be moved, but everything it has written down can. */
    @Override
    protected void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        PostgresServer.shared()
                .execute(
                        database,
                        "UPDATE gembind_limits SET ends_at = ends_at - INTERVAL '" + time.toMillis()
                                + " milliseconds'");
    }

    @Override
    protected long kept() {
        one.forgetLimits(1_000);
        return rows();
    }

    @Test
    void withoutAnAnswerTheInstanceCountsAloneAndSaysSoOnce() {
        another.tryAcquire(ONE_AN_HOUR, "a");
        alone.refuse(ONE_AN_HOUR.name(), Decision.refused(Duration.ofSeconds(7)));
        proxy.refuse();

        for (int i = 0; i < 5; i++) {
            assertThat(limiter.tryAcquire(ONE_AN_HOUR, "a")).isEqualTo(Decision.refused(Duration.ofSeconds(7)));
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        }

        assertThat(alerts.all()).singleElement().matches(alert -> alert.kind().equals("limits-not-shared"));
        proxy.forward();
        Until.holds(() -> {
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
            return limiter.tryAcquire(ONE_AN_HOUR, "a").retryAfter().compareTo(Duration.ofMinutes(59)) > 0;
        });
    }

    @Test
    void aServerThatFallsSilentKeepsHardlyAnybodyWaiting() {
        proxy.blackHole();
        long begun = System.nanoTime();

        IntStream.range(0, 1_000).forEach(i -> limiter.tryAcquire(ONE_AN_HOUR, "k" + i));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(alerts.all()).hasSize(1);
    }

    @Test
    void whatThisProcessCountedCountsWhenItIsAlone() {
        limiter.tryAcquire(ONE_AN_HOUR, "a");

        assertThat(alone.asked()).contains(new ScriptedLimiter.Asked(ONE_AN_HOUR.name(), "a"));
    }

    @Test
    void whoWasRefusedIsRefusedWithoutAskingAgain() {
        limiter.tryAcquire(ONE_AN_HOUR, "a");
        assertThat(limiter.tryAcquire(ONE_AN_HOUR, "a").allowed()).isFalse();
        proxy.refuse();

        assertThat(limiter.tryAcquire(ONE_AN_HOUR, "a").allowed()).isFalse();

        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        IntStream.range(0, 20).forEach(i -> another.tryAcquire(ONE_AN_HOUR, "k" + i));

        int forgotten = Opened.inside(one, scope -> JdbcLimits.forgetTooMany(scope, 100, 15));

        assertThat(forgotten).isEqualTo(5);
        assertThat(another.tryAcquire(ONE_AN_HOUR, "k0").allowed()).isTrue();
        assertThat(another.tryAcquire(ONE_AN_HOUR, "k19").allowed()).isFalse();
    }

    @Test
    void notesOfRefusalsAreBounded() {
        RefusedKeys refused = new RefusedKeys(10, nanos::get);

        IntStream.range(0, 1_000).forEach(i -> refused.remember(ONE_AN_HOUR, "k" + i, Duration.ofMinutes(1)));

        assertThat(refused.size()).isEqualTo(10);
        assertThat(refused.left(ONE_AN_HOUR, "k999")).contains(Duration.ofMinutes(1));
    }

    @Test
    void aFileOfH2SharesWithNobody(@TempDir Path folder) {
        try (JdbcStorage storage = Opened.on("jdbc:h2:file:" + folder.resolve("gembind"))) {
            assertThat(storage.limiter(alone, alerts)).isSameAs(alone);
            assertThat(storage.holdLease("work", "me", Duration.ofSeconds(1))).isTrue();
        }
    }

    private boolean isWarm() {
        Limit passing = new Limit("warm-up", 1, Duration.ofMillis(1));
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        limiter.tryAcquire(passing, "one");
        another.tryAcquire(passing, "two");
        boolean warm = rows() == 2;
        PostgresServer.shared().execute(database, "DELETE FROM gembind_limits");
        return warm;
    }

    private long rows() {
        return Opened.inside(
                one,
                scope -> scope.read(sql -> sql.createQuery("SELECT count(*) FROM gembind_limits")
                        .mapTo(Long.class)
                        .one()));
    }
}
