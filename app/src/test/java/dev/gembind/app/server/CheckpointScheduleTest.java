package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.config.CheckpointConfig;
import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Checkpoint.Mark;
import dev.gembind.core.ledger.Checkpointer;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("A-09")
@ExtendWith(LeakCheck.class)
class CheckpointScheduleTest {
    private static final UserId ALICE = new UserId("alice");

    @TempDir
    private Path folder;

    private final MutableTime time = new MutableTime(Instant.parse("2026-01-31T08:00:00Z"));
    private final RecordingAlerts alerts = new RecordingAlerts();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean turn = new AtomicBoolean(true);
    private final InMemoryStorage storage = InMemoryStorage.create();
    private MarkFile marks;
    private int keys;

    @BeforeEach
    void creditSomebody() {
        marks = new MarkFile(folder.resolve("marks"));
        credit(storage);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void theLedgerIsSignedWhenItIsDueAndItsMarkIsKeptOutside() {
        try (CheckpointSchedule schedule = schedule(storage, marks.file())) {
            schedule.look();
            schedule.look();
            time.advance(Duration.ofMinutes(59));
            schedule.look();
            assertThat(stored()).hasSize(1);

            time.advance(Duration.ofMinutes(1));
            schedule.look();

            assertThat(stored()).hasSize(2);
            assertThat(marks.all())
                    .isEqualTo(stored().stream().map(Checkpoint::mark).toList());
            assertThat(invariant()).isEqualTo(1);
            assertThat(alerts.all()).isEmpty();
        }
    }

    @Test
    void aStartLooksAtTheLedgerThoughItWasSignedNotLongAgo() {
        try (CheckpointSchedule schedule = schedule(storage, marks.file())) {
            schedule.look();
        }
        MeterRegistry others = new SimpleMeterRegistry();

        try (CheckpointSchedule restarted = schedule(storage, marks.file(), others)) {
            assertThat(invariant(others)).isNaN();
            restarted.look();
            restarted.look();

            assertThat(invariant(others)).isEqualTo(1);
            assertThat(stored()).hasSize(2);
        }
    }

    @Test
    void withoutAFileItIsSignedAllTheSame() {
        try (CheckpointSchedule schedule = schedule(storage, null)) {
            schedule.look();

            assertThat(stored()).hasSize(1);
        }
    }

    @Test
    void anInstanceWhoseTurnItIsNotSignsNothing() {
        turn.set(false);
        try (CheckpointSchedule schedule = schedule(storage, marks.file())) {
            schedule.look();

            assertThat(stored()).isEmpty();
            assertThat(invariant()).isNaN();
        }
    }

    @Test
    void aLedgerOlderThanAMarkIsNotSignedAndSomebodyIsTold() {
        marks.add(new Mark(7, "0".repeat(64), "a".repeat(81)));
        try (CheckpointSchedule schedule = schedule(storage, marks.file())) {
            schedule.look();

            assertThat(stored()).isEmpty();
            assertThat(invariant()).isZero();
            assertThat(alerts.all()).extracting(Alert::kind).containsExactly("ledger-changed");
            assertThat(alerts.all().get(0).message()).contains("checkpoint 7 was taken once, and the data is older");
        }
    }

    @Test
    void aLedgerThatNoLongerFitsIsNotSignedAndSomebodyIsTold() {
        try (CheckpointSchedule schedule = schedule(storage, marks.file())) {
            schedule.look();
        }
        Checkpoint signed = stored().get(0);
        List<Checkpoint.Head> heads =
                storage.transactor().read("heads", view -> storage.checkpoints().heads(view, List.of(ALICE)));
        time.advance(Duration.ofHours(2));
        MeterRegistry others = new SimpleMeterRegistry();
        try (InMemoryStorage other = InMemoryStorage.create();
                CheckpointSchedule schedule = schedule(other, null, others)) {
            other.transactor().write("put", tx -> other.checkpoints().append(tx, signed, heads));

            schedule.look();

            assertThat(alerts.all()).extracting(Alert::subject).containsExactly("alice");
            assertThat(alerts.all().get(0).message()).contains("a checkpoint has seen the wallet at revision 1");
            assertThat(others.get("gembind.ledger.invariant.ok").gauge().value())
                    .isZero();
        }
    }

    @Test
    void aMarkThatACrashKeptFromTheFileIsWrittenLater() throws IOException {
        try (CheckpointSchedule schedule = schedule(storage, null, new SimpleMeterRegistry())) {
            schedule.look();
        }
        String whole = stored().get(0).mark().toString();
        Files.writeString(marks.file(), whole.substring(0, 100), StandardOpenOption.CREATE);
        time.advance(Duration.ofHours(1));

        try (CheckpointSchedule schedule = schedule(storage, marks.file())) {
            schedule.look();
        }

        assertThat(marks.all())
                .isEqualTo(stored().stream().map(Checkpoint::mark).toList());
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        try (CheckpointSchedule schedule =
                schedule(storage, folder.resolve("missing").resolve("marks"))) {
            schedule.look();

            assertThat(alerts.all()).extracting(Alert::kind).containsExactly("checkpoint-failed");
        }
    }

    private CheckpointSchedule schedule(InMemoryStorage of, @Nullable Path file) {
        return schedule(of, file, meters);
    }

    private CheckpointSchedule schedule(InMemoryStorage of, @Nullable Path file, MeterRegistry registry) {
        SecretKeys secrets = new SecretKeys(Secret.of("the root secret of every checkpoint"), List.of());
        return new CheckpointSchedule(new CheckpointSchedule.Needs(
                new CheckpointConfig(Duration.ofHours(1), file),
                new Checkpointer(of.ledger(), of.checkpoints(), secrets, time),
                of.checkpoints(),
                of.transactor(),
                registry,
                alerts,
                time,
                turn::get));
    }

    private void credit(InMemoryStorage to) {
        keys++;
        LedgerContext context = new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL);
        Request request = new Request(new TransferKey("test", "k" + keys), new Why("system", "", time.instant()));
        new GemService(to.transactor(), to.ledger(), context)
                .credit(request, new Credit(ALICE, new Gems(5), Grant.of(LotSource.PROMO)));
    }

    private List<Checkpoint> stored() {
        return storage.transactor().read("all", view -> storage.checkpoints().above(view, 0, 99));
    }

    private double invariant() {
        return invariant(meters);
    }

    private static double invariant(MeterRegistry registry) {
        return registry.get("gembind.ledger.invariant.ok").gauge().value();
    }
}
