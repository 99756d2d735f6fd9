package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of {@link LinkAttemptStore} about attempts that are live, counted, expired and deleted. */
public abstract class AttemptExpiryContract extends AttemptSuite {
    private List<LinkAttempt> live(UserId user) {
        return read(view -> attempts().findLive(view, user, Platform.TELEGRAM));
    }

    @Test
    @Tag("B-14")
    void codesThatCouldBeUsedAreCounted() {
        Instant end = FIRST.expiresAt();
        LinkAttempt later = Samples.attempt("att2", Samples.BOB, Samples.NOW.plusSeconds(1));
        LinkAttempt used = Samples.attempt("att3", Samples.ALICE, Samples.NOW);
        LinkAttempt other = attempt(AttemptPurpose.BIND, Samples.ALICE, null, null);
        assertThat(codes(Samples.NOW)).isZero();

        insert(FIRST, later, used, other);
        update(Samples.next(used, AttemptState.VERIFIED, Samples.identity(Platform.TELEGRAM, 1)));
        reopen();

        assertThat(other.method()).isNotEqualTo(BindMethod.CODE);
        assertThat(codes(Samples.NOW)).isEqualTo(2);
        assertThat(codes(end.minusMillis(1))).isEqualTo(2);
        assertThat(codes(end)).as("from this instant on it is late").isEqualTo(1);
        assertThat(codes(later.expiresAt())).isZero();
    }

    private long codes(Instant now) {
        return read(view -> attempts().countCodes(view, now));
    }

    @ParameterizedTest
    @EnumSource
    void onlyLiveStatesAreListedAsLive(AttemptState state) {
        insert(FIRST);
        update(Samples.next(FIRST, state, null));

        assertThat(live(Samples.ALICE)).hasSize(state.isLive() ? 1 : 0);
    }

    @Test
    void liveAttemptsOfAUserAndPlatformComeOldestFirst() {
        LinkAttempt second = Samples.attempt("att0", Samples.ALICE, Samples.NOW.plusSeconds(1));
        LinkAttempt third = Samples.attempt("att2", Samples.ALICE, Samples.NOW.plusSeconds(2));
        insert(third, Samples.attempt("att3", Samples.BOB, Samples.NOW), FIRST, second);
        insert(attempt(AttemptPurpose.BIND, Samples.ALICE, null, null));
        reopen();

        assertThat(live(Samples.ALICE)).containsExactly(FIRST, second, third);
        assertThat(this.<List<LinkAttempt>>write(tx -> attempts().findLive(tx, Samples.ALICE, Platform.TWITTER)))
                .isEmpty();
    }

    @Test
    void theLongestExpiredAreDeletedFirst() {
        insert(FIRST, expiring("exp3", 3), expiring("exp1", 1), expiring("exp2", 2));

        assertThat(deleteExpired(Samples.NOW.plusSeconds(3), 1)).isEqualTo(1);
        assertThat(find("exp1")).isEmpty();
        assertThat(deleteExpired(Samples.NOW.plusSeconds(3), 10)).isEqualTo(1);
        reopen();

        assertThat(find("exp2")).isEmpty();
        assertThat(find("exp3")).as("expires at that time, not before it").isPresent();
        assertThat(bySecret("token-exp2")).isEmpty();
        assertThat(deleteExpired(Samples.NOW, 10)).isZero();
    }

    @Test
    void expiryIsComparedAcrossTheEpochAndTheYearTenThousand() {
        insert(
                Samples.attempt("late", null, Samples.NOW, Instant.parse("9999-12-31T23:59:59Z")),
                Samples.attempt("old1", null, Samples.NOW, Instant.parse("1969-12-31T23:59:59.999999Z")),
                Samples.attempt("old2", null, Samples.NOW, Instant.parse("1970-01-01T00:00:00.000001Z")));

        assertThat(deleteExpired(Instant.EPOCH, 10)).isEqualTo(1);
        assertThat(find("old1")).isEmpty();
        assertThat(deleteExpired(Samples.NOW, 10)).isEqualTo(1);
        assertThat(find("late")).isPresent();
    }

    @Test
    void deletingFreesSecrets() {
        insert(FIRST);
        deleteExpired(Samples.NOW.plus(Duration.ofDays(1)), 10);

        insert(FIRST);

        assertThat(bySecret("code-att1")).contains(FIRST);
    }

    @Test
    void deletingByUserTakesEveryStateAndNobodyElses() {
        insert(
                FIRST,
                Samples.attempt("att2", Samples.ALICE, Samples.NOW),
                Samples.attempt("bobs", Samples.BOB, Samples.NOW));
        insert(Samples.attempt("none", null, Samples.NOW, Samples.NOW.plusSeconds(9)));
        update(Samples.next(FIRST, AttemptState.CANCELLED, null));

        assertThat(this.<Integer>write(tx -> attempts().deleteByUser(tx, Samples.ALICE)))
                .isEqualTo(2);
        assertThat(this.<Integer>write(tx -> attempts().deleteByUser(tx, Samples.ALICE)))
                .isZero();
        reopen();

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void countingSeesEveryStateAndTheOwnTransaction() {
        insert(FIRST, Samples.attempt("att2", Samples.ALICE, Samples.NOW));
        update(Samples.next(FIRST, AttemptState.EXPIRED, null));

        long inside = write(tx -> {
            attempts().insert(tx, Samples.attempt("att3", Samples.BOB, Samples.NOW));
            return attempts().count(tx);
        });

        assertThat(inside).isEqualTo(3);
        assertThat(count()).isEqualTo(3);
    }

    private int deleteExpired(Instant before, int limit) {
        return write(tx -> attempts().deleteExpired(tx, before, limit));
    }

    private static LinkAttempt expiring(String id, int seconds) {
        return Samples.attempt(id, null, Samples.NOW.minusSeconds(900), Samples.NOW.plusSeconds(seconds));
    }
}
