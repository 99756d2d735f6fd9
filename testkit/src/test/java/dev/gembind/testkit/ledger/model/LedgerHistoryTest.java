package dev.gembind.testkit.ledger.model;

import static dev.gembind.testkit.ledger.model.LedgerHunt.STEPS;
import static dev.gembind.testkit.ledger.model.LedgerHunt.broken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Histories over a store that does nothing wrong: they find nothing, replay exactly, and reach every answer. */
@Tag("A-02")
class LedgerHistoryTest {
    private static final List<String> EVERY_OPERATION =
            List.of("Credit", "Spend", "Adjust", "Hold", "Capture", "Release", "Reverse", "ClawBack", "Reinstate");
    private static final List<String> EVERY_ANSWER = List.of(
            "replayed",
            "rejected over-limit now",
            "rejected over-limit again",
            "rejected insufficient-gems now",
            "rejected insufficient-gems again",
            "rejected wallet-frozen now",
            "rejected hold-expired now",
            "rejected hold-closed now",
            "rejected hold-too-small now",
            "rejected partly-spent now",
            "rejected not-reversible now",
            "conflict kind",
            "conflict user",
            "conflict gems",
            "conflict target",
            "conflict terms",
            "absent",
            "swept 1");

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(broken(real -> real)).isEmpty();
    }

    @Test
    void aHistoryReplaysExactly() {
        LedgerPlan plan = new LedgerPlan(3, 3, STEPS);
        List<List<String>> stories = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            InMemoryStorage storage = InMemoryStorage.create();
            LedgerHistory history = new LedgerHistory(storage.transactor(), storage.ledger(), plan);
            history.run();
            stories.add(history.story());
        }

        assertThat(stories.get(0)).hasSize(STEPS).isEqualTo(stories.get(1));
    }

    @Test
    void historiesReachEveryAnswer() {
        List<String> stories = LongStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(seed -> {
                    InMemoryStorage storage = InMemoryStorage.create();
                    LedgerHistory history =
                            new LedgerHistory(storage.transactor(), storage.ledger(), new LedgerPlan(seed, 3, STEPS));
                    assertThat(history.run()).isEmpty();
                    return history.story().stream();
                })
                .toList();

        assertThat(EVERY_ANSWER)
                .allSatisfy(answer -> assertThat(stories).anyMatch(step -> step.contains("-> " + answer)));
        assertThat(EVERY_OPERATION)
                .allSatisfy(name ->
                        assertThat(stories).anyMatch(step -> step.startsWith(name) && step.contains("-> applied")));
    }
}
