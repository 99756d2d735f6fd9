package dev.gembind.testkit.transactors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.StorageException;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransactorsTest {
    private final InMemoryStorage storage = InMemoryStorage.create();

    @Test
    void aBodyThatCountsOnItsOwnIsFoundOut() {
        RepeatingTransactor twice = new RepeatingTransactor(storage.transactor());
        AtomicInteger cheat = new AtomicInteger();

        boolean added = twice.write("add", tx -> {
            cheat.incrementAndGet();
            return storage.users().insertIfAbsent(tx, user(1));
        });

        assertThat(cheat).hasValue(2);
        assertThat(added).as("the first run was rolled back").isTrue();
    }

    @Test
    void anExceptionOfTheBodyIsNotRunAgain() {
        RepeatingTransactor twice = new RepeatingTransactor(storage.transactor());
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> twice.write("fail", tx -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(runs).hasValue(1);
    }

    @Test
    void someLostAnswersAreOfWritesThatHappenedAndSomeNot() {
        ForgetfulTransactor forgetful = new ForgetfulTransactor(storage.transactor(), 1);

        List<Boolean> answered =
                IntStream.range(0, 100).mapToObj(i -> tryToAdd(forgetful, i)).toList();

        List<Boolean> there = IntStream.range(0, 100)
                .mapToObj(i -> forgetful.<Boolean>read(
                        "look", view -> storage.users().find(view, user(i).id()).isPresent()))
                .toList();
        assertThat(count(answered)).isBetween(20L, 60L);
        assertThat(count(there)).isBetween(count(answered) + 10, 90L);
        assertThat(IntStream.range(0, 100)).allMatch(i -> there.get(i) || !answered.get(i));
    }

    private boolean tryToAdd(ForgetfulTransactor forgetful, int number) {
        try {
            return forgetful.write("add", tx -> storage.users().insertIfAbsent(tx, user(number)));
        } catch (StorageException lost) {
            return lost.outcome() != StorageException.Outcome.UNKNOWN;
        }
    }

    private static long count(List<Boolean> answers) {
        return answers.stream().filter(answer -> answer).count();
    }

    private static User user(int number) {
        return new User(new UserId("user-" + number), Instant.EPOCH);
    }
}
