package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.testkit.race.Race;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises of {@link SignInSessionStore}. */
public abstract class SignInSessionStoreContract extends StorageContract {
    private static final SignInSession FIRST = session("h1", Samples.ALICE, 1);

    private SignInSessionStore sessions() {
        return storage().sessions();
    }

    private void insert(SignInSession... all) {
        change(tx -> Arrays.stream(all).forEach(session -> sessions().insert(tx, session)));
    }

    private Optional<SignInSession> find(String hash) {
        return read(view -> sessions().find(view, hash));
    }

    private static SignInSession session(String hash, UserId user, int second) {
        return new SignInSession(
                hash,
                user,
                Samples.NOW.plusSeconds(second),
                Samples.NOW.plusSeconds(second).plusSeconds(100));
    }

    @Test
    void aSessionIsFoundByItsHash() {
        insert(FIRST);
        reopen();

        assertThat(find("h1")).contains(FIRST);
        assertThat(find("H1")).isEmpty();
    }

    @Test
    void aHashIsUsedOnce() {
        insert(FIRST);

        assertThatThrownBy(() -> insert(session("h1", Samples.BOB, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThat(find("h1")).contains(FIRST);
    }

    @Test
    void anExpiredSessionIsStillFound() {
        SignInSession old = new SignInSession("h0", Samples.ALICE, Samples.EDGES.get(0), Samples.NOW.minusSeconds(1));
        insert(old);

        assertThat(find("h0")).contains(old);
    }

    @Test
    void deletingTellsWhetherThereWasOne() {
        insert(FIRST);

        assertThat(this.<Boolean>write(tx -> sessions().delete(tx, "h1"))).isTrue();
        assertThat(this.<Boolean>write(tx -> sessions().delete(tx, "h1"))).isFalse();
        reopen();

        assertThat(find("h1")).isEmpty();
    }

    @Test
    void deletingByUserTakesNobodyElses() {
        SignInSession bobs = session("h3", Samples.BOB, 3);
        insert(FIRST, session("h2", Samples.ALICE, 2), bobs);

        assertThat(this.<Integer>write(tx -> sessions().deleteByUser(tx, Samples.ALICE)))
                .isEqualTo(2);
        assertThat(this.<Integer>write(tx -> sessions().deleteByUser(tx, Samples.ALICE)))
                .isZero();
        reopen();

        assertThat(find("h1")).isEmpty();
        assertThat(find("h3")).contains(bobs);
    }

    @Test
    void theEarliestMadeGoUntilSoManyAreLeft() {
        insert(session("h9", Samples.BOB, 0), session("h3", Samples.ALICE, 3), FIRST, session("h2", Samples.ALICE, 2));

        assertThat(this.<Integer>write(tx -> sessions().keepNewest(tx, Samples.ALICE, 3)))
                .isZero();
        assertThat(this.<Integer>write(tx -> sessions().keepNewest(tx, Samples.ALICE, 2)))
                .isEqualTo(1);
        assertThat(find("h1")).isEmpty();
        assertThat(this.<Integer>write(tx -> sessions().keepNewest(tx, Samples.ALICE, 0)))
                .isEqualTo(2);
        reopen();

        assertThat(find("h3")).isEmpty();
        assertThat(find("h9")).isPresent();
    }

    @Test
    void theLongestExpiredAreDeletedFirst() {
        insert(session("h3", Samples.ALICE, 3), FIRST, session("h2", Samples.BOB, 2));

        assertThat(deleteExpired(103, 1)).isEqualTo(1);
        assertThat(find("h1")).isEmpty();
        assertThat(deleteExpired(103, 10)).isEqualTo(1);
        assertThat(find("h3")).as("expires at that time, not before it").isPresent();
    }

    @Test
    void aTransactionSeesItsOwnChanges() {
        change(tx -> {
            sessions().insert(tx, FIRST);
            assertThat(sessions().find(tx, "h1")).contains(FIRST);
            assertThat(sessions().delete(tx, "h1")).isTrue();
            assertThat(sessions().find(tx, "h1")).isEmpty();
            sessions().insert(tx, FIRST);
        });

        assertThat(find("h1")).contains(FIRST);
    }

    @Test
    void ofAllWhoEndASessionOneDoes() {
        insert(FIRST);

        List<Boolean> ended = Race.run(6, i -> write(tx -> sessions().delete(tx, "h1")));

        assertThat(ended).containsOnlyOnce(true);
    }

    private int deleteExpired(int second, int limit) {
        return write(tx -> sessions().deleteExpired(tx, Samples.NOW.plusSeconds(second), limit));
    }
}
