package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GemListenerTest {
    private static final Credit SOME = new Credit(new UserId("alice"), new Gems(5), Grant.of(LotSource.PROMO));

    private final InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
    private final MutableTime time = new MutableTime(Instant.parse("2026-11-25T12:00:00Z"));

    private GemService service(GemListener listener) {
        LedgerContext context = new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL);
        return new GemService(storage.transactor(), storage.ledger(), context, listener);
    }

    private Request request() {
        return new Request(new TransferKey("credit:alice", "k"), new Why("system", "test", time.instant()));
    }

    @Test
    void eachAnswerIsToldOnceHoweverOftenTheStorageTries() {
        List<String> told = new ArrayList<>();
        GemService gems = service(
                (kind, outcome) -> told.add(kind + " " + outcome.getClass().getSimpleName()));

        gems.credit(request(), SOME);
        gems.credit(request(), SOME);

        assertThat(told).containsExactly("CREDIT Applied", "CREDIT Replayed");
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        GemService gems = service((kind, outcome) -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(gems.credit(request(), SOME)).isInstanceOf(Outcome.Applied.class);
        assertThat(gems.view(SOME.owner()).balance().gems()).isEqualTo(SOME.gems());
    }
}
