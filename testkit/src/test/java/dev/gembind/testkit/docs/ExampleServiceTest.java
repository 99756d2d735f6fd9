package dev.gembind.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.testkit.memory.InMemoryStorage;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleServiceTest {
    // snippet: race
    @Test
    void ofAllWhoAddTheSameUserOneDoes() {
        InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
        User alice = new User(new UserId("alice"), Instant.EPOCH);

        List<Boolean> added = Race.run(
                8, i -> storage.transactor().write("add", tx -> storage.users().insertIfAbsent(tx, alice)));

        assertThat(added).containsOnlyOnce(true);
    }
    // snippet end
}
