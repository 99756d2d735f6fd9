package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.linear.HistoryRecorder;
import dev.gembind.testkit.linear.Linearizability;
import dev.gembind.testkit.linear.Model;
import dev.gembind.testkit.linear.Operation;
import dev.gembind.testkit.race.Race;
import dev.gembind.testkit.transactors.ForgetfulTransactor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What concurrent clients see of a set of users, in whole transactions, could have happened one after another. */
@Tag("B-03")
public abstract class LinearizabilityContract extends StorageContract {
    private static final int CLIENTS = 4;
    private static final int OPERATIONS = 30;
    private static final int KEYS = 3;

    /** What is asked of the set. */
    enum Kind {
        ADD,
        REMOVE,
        LIST,
        /** Removes the key and adds the next one, if the one is there and the other is not. */
        MOVE
    }

    /** One question. */
    record Question(Kind kind, int key) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void concurrentClientsSeeOneOrder(long seed) {
        List<Operation<Question, Set<String>>> history = run(seed, false);

        assertThat(Linearizability.check(new Users(), history)).isEqualTo(Linearizability.Verdict.LINEARIZABLE);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void lostAnswersFitIntoTheOrderTooOrNeverHappened(long seed) {
        List<Operation<Question, Set<String>>> history = run(seed, true);

        assertThat(history).anyMatch(Operation::isUnknown);
        assertThat(Linearizability.check(new Users(), history)).isEqualTo(Linearizability.Verdict.LINEARIZABLE);
    }

    private List<Operation<Question, Set<String>>> run(long seed, boolean forgetful) {
        HistoryRecorder<Question, Set<String>> recorder = new HistoryRecorder<>(Set.of());
        Transactor real = storage().stores().transactor();
        Race.run(CLIENTS, client -> {
            SplittableRandom random = new SplittableRandom(seed * CLIENTS + client);
            Transactor mine = forgetful ? new ForgetfulTransactor(real, random.nextLong()) : real;
            // each lost answer may happen at any later time, which makes the search much harder
            for (int i = 0; i < (forgetful ? OPERATIONS / 3 : OPERATIONS); i++) {
                Question question =
                        new Question(Kind.values()[random.nextInt(Kind.values().length)], random.nextInt(KEYS));
                recorder.run(client, question, () -> ask(mine, question));
            }
            return client;
        });
        return recorder.history();
    }

    private Set<String> ask(Transactor transactor, Question question) {
        UserStore users = storage().stores().users();
        return switch (question.kind()) {
            case ADD ->
                transactor.write("add", tx -> answer(users.insertIfAbsent(tx, Samples.user(key(question.key())))));
            case REMOVE ->
                transactor.write(
                        "remove",
                        tx -> answer(users.delete(
                                tx, Samples.user(key(question.key())).id())));
            case LIST ->
                transactor.read("list", view -> {
                    Set<String> all = new HashSet<>();
                    users.list(view, "", KEYS).forEach(user -> all.add(user.id().value()));
                    return all;
                });
            case MOVE ->
                transactor.write("move", tx -> {
                    String from = key(question.key());
                    String to = key(question.key() + 1);
                    boolean possible = users.find(tx, Samples.user(from).id()).isPresent()
                            && users.find(tx, Samples.user(to).id()).isEmpty();
                    return answer(possible
                            && users.delete(tx, Samples.user(from).id())
                            && users.insertIfAbsent(tx, Samples.user(to)));
                });
        };
    }

    private static Set<String> answer(boolean happened) {
        return happened ? Set.of("yes") : Set.of();
    }

    private static String key(int number) {
        return "key-" + number % KEYS;
    }

    /** The same on a set that one client has alone. */
    private static final class Users implements Model<Set<String>, Question, Set<String>> {
        @Override
        public Set<String> initial() {
            return Set.of();
        }

        @Override
        public Step<Set<String>, Set<String>> apply(Set<String> state, Question question) {
            String from = key(question.key());
            String to = key(question.key() + 1);
            Set<String> next = new HashSet<>(state);
            boolean happened = switch (question.kind()) {
                case ADD -> next.add(from);
                case REMOVE -> next.remove(from);
                case LIST -> false;
                case MOVE -> state.contains(from) && !state.contains(to) && next.remove(from) && next.add(to);
            };
            return new Step<>(next, question.kind() == Kind.LIST ? state : answer(happened));
        }
    }
}
