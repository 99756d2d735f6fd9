package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.histories.BindingHistory;
import dev.gembind.testkit.histories.HistoryPlan;
import dev.gembind.testkit.race.Race;
import dev.gembind.testkit.transactors.ForgetfulTransactor;
import dev.gembind.testkit.transactors.RepeatingTransactor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Running something again does no harm: a body that is run twice counts once, and a request whose answer was lost is settled
 * by sending it again.
 */
@Tag("A-T4")
public abstract class ReplayContract extends StorageContract {
    private static final int MOST_TRIES = 200;
    private static final int REQUESTS = 25;
    private static final int RUNNERS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void servicesWhoseBodiesAreAllRunTwiceKeepTheRules(long seed) {
        BindingStores stores = storage().stores();
        BindingStores twice = new BindingStores(
                new RepeatingTransactor(stores.transactor()),
                stores.users(),
                stores.bindings(),
                stores.attempts(),
                stores.audit());
        BindingHistory history = new BindingHistory(twice, HistoryPlan.threaded(seed));

        assertThat(history.run()).isEmpty();
        reopen();
        assertThat(history.check(storage().stores())).isEmpty();
    }

    @Test
    void ofARunThatIsTakenBackNothingIsLeft() {
        Transactor twice = new RepeatingTransactor(storage().stores().transactor());
        Binding binding = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);

        InsertResult result = twice.write("bind", tx -> bind(tx, binding));
        reopen();

        assertThat(result).as("the first run is not in the way").isEqualTo(new InsertResult.Inserted());
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aRequestThatIsSentUntilItIsAnsweredIsCarriedOutOnce() {
        Transactor forgetful = new ForgetfulTransactor(storage().stores().transactor(), 7);

        for (int i = 0; i < REQUESTS; i++) {
            Binding binding = Samples.binding("b" + i, new UserId("user-" + i), Platform.DISCORD, i);
            untilAnswered(forgetful, binding);
        }
        reopen();

        assertThat(events()).isEqualTo(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            Binding binding = Samples.binding("b" + i, new UserId("user-" + i), Platform.DISCORD, i);
            assertThat(holder(binding)).contains(binding);
        }
    }

    @Test
    @Tag("B-01")
    void lostAnswersMakeNoSecondWinner() {
        List<Boolean> won = Race.run(RUNNERS, i -> {
            Binding mine = Samples.binding("b" + i, new UserId("user-" + i), Platform.DISCORD, 1);
            return untilAnswered(new ForgetfulTransactor(storage().stores().transactor(), i), mine);
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(events()).isEqualTo(1);
    }

    /** Sends a request again for as long as its fate is unknown; tells whether the account is this user's in the end. */
    private boolean untilAnswered(Transactor transactor, Binding wanted) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                return transactor.write("bind", tx -> isHeldAfter(bind(tx, wanted), wanted));
            } catch (StorageException unknown) {
                assertThat(unknown.outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
            }
        }
        throw new AssertionError("no answer in " + MOST_TRIES + " tries");
    }

    private InsertResult bind(Transaction tx, Binding wanted) {
        BindingStores stores = storage().stores();
        Optional<Binding> holder = stores.bindings().findByAccount(tx, wanted.account());
        if (holder.isPresent()) {
            return new InsertResult.AccountTaken(holder.get()); // an insert with a known id would be a fault
        }
        InsertResult result = stores.bindings().insertIfAbsent(tx, wanted);
        stores.audit().append(tx, Samples.event("bound-" + wanted.id()));
        return result;
    }

    private static boolean isHeldAfter(InsertResult result, Binding wanted) {
        return result instanceof InsertResult.Inserted
                || (result instanceof InsertResult.AccountTaken taken
                        && taken.holder().equals(wanted));
    }

    private Optional<Binding> holder(Binding of) {
        return read(view -> storage().stores().bindings().findByAccount(view, of.account()));
    }

    private int events() {
        List<AuditEvent> all = read(view -> storage().stores().audit().newest(view, 1000));
        return all.size();
    }
}
