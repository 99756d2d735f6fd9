package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of {@link LinkAttemptStore}. */
public abstract class LinkAttemptStoreContract extends StorageContract {
    private static final int RUNNERS = 8;
    private static final LinkAttempt FIRST = Samples.attempt("att1", Samples.ALICE, Samples.NOW);

    private LinkAttemptStore attempts() {
        return storage().stores().attempts();
    }

    private void insert(LinkAttempt... all) {
        change(tx -> Arrays.stream(all).forEach(attempt -> attempts().insert(tx, attempt)));
    }

    private boolean update(LinkAttempt next) {
        return write(tx -> attempts().update(tx, next));
    }

    private Optional<LinkAttempt> find(String id) {
        return read(view -> attempts().find(view, id));
    }

    private Optional<LinkAttempt> bySecret(String hash) {
        return read(view -> attempts().findBySecret(view, hash));
    }

    private List<LinkAttempt> live(UserId user) {
        return read(view -> attempts().findLive(view, user, Platform.TELEGRAM));
    }

    private long count() {
        return read(attempts()::count);
    }

    @Test
    void anAttemptIsFoundByIdAndByEitherSecret() {
        insert(FIRST, Samples.attempt("att2", Samples.BOB, Samples.NOW));
        reopen();

        assertThat(find("att1")).contains(FIRST);
        assertThat(bySecret("token-att1")).contains(FIRST);
        assertThat(bySecret("code-att1")).contains(FIRST);
        assertThat(bySecret("att1")).isEmpty();
        assertThat(find("token-att1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptIsFoundInEveryStateByEverySecret(AttemptState state) {
        LinkAttempt next = Samples.next(FIRST, state, Samples.identity(Platform.TELEGRAM, 1));
        insert(FIRST);

        assertThat(update(next)).isTrue();
        reopen();

        assertThat(find("att1")).contains(next);
        assertThat(bySecret("token-att1")).contains(next);
        assertThat(bySecret("code-att1")).contains(next);
    }

    @Test
    void whatMayBeAbsentComesBackAbsent() {
        LinkAttempt bare = attempt(AttemptPurpose.SIGN_IN, null, null, null);
        LinkAttempt full = attempt(AttemptPurpose.BIND, Samples.ALICE, "code", "browser");
        insert(bare, full);
        reopen();

        assertThat(find(bare.id())).contains(bare);
        assertThat(find(full.id())).contains(full);
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

    @Test
    void idAndSecretsAreUnique() {
        insert(FIRST);

        for (LinkAttempt clash : List.of(
                withSecrets("att1", "t", "c"),
                withSecrets("att2", "token-att1", "c"),
                withSecrets("att2", "t", "code-att1"),
                withSecrets("att2", "code-att1", "c"),
                withSecrets("att2", "t", "token-att1"))) {
            assertThatThrownBy(() -> insert(clash)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(count()).isEqualTo(1);
        assertThat(find("att1")).contains(FIRST);
    }

    @Test
    void secretsOfAnEndedAttemptStayInUse() {
        insert(FIRST);
        update(Samples.next(FIRST, AttemptState.CANCELLED, null));

        assertThatThrownBy(() -> insert(withSecrets("att2", "token-att1", "c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewAttemptHasVersionOne() {
        assertThatThrownBy(() -> insert(Samples.next(FIRST, AttemptState.PENDING, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attemptsWithoutACodeDoNotClash() {
        insert(withSecrets("att1", "t1", null), withSecrets("att2", "t2", null));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anUpdateOfAnotherVersionChangesNothing() {
        LinkAttempt second = Samples.next(FIRST, AttemptState.VERIFIED, Samples.identity(Platform.TELEGRAM, 1));
        insert(FIRST);
        update(second);

        assertThat(update(second)).isFalse();
        assertThat(update(Samples.next(Samples.next(second, AttemptState.BOUND, null), AttemptState.BOUND, null)))
                .isFalse();
        assertThat(update(Samples.next(withSecrets("none", "t", "c"), AttemptState.FAILED, null)))
                .isFalse();
        assertThat(find("att1")).contains(second);
    }

    @Test
    void hashesStayAsTheyAre() {
        insert(FIRST);
        LinkAttempt forged = Samples.next(withSecrets("att1", "t", "c"), AttemptState.PENDING, null);

        try {
            update(forged);
        } catch (IllegalArgumentException refused) {
            // refusing is as good as ignoring
        }

        assertThat(bySecret("token-att1")).isPresent();
        assertThat(bySecret("code-att1")).isPresent();
        assertThat(bySecret("t")).isEmpty();
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

    @Test
    void hostileNamesOfAProofComeBack() {
        List<LinkAttempt> all = new ArrayList<>();
        for (String name : Samples.HOSTILE_NAMES) {
            LinkAttempt made = Samples.attempt("hostile" + all.size(), Samples.ALICE, Samples.NOW);
            insert(made);
            all.add(Samples.next(made, AttemptState.VERIFIED, Samples.identity(Platform.TELEGRAM, name)));
        }
        change(tx -> all.forEach(attempt -> attempts().update(tx, attempt)));
        reopen();

        assertThat(all).allSatisfy(attempt -> assertThat(find(attempt.id())).contains(attempt));
    }

    @Test
    @Tag("B-06")
    void ofAllWhoUseAnAttemptUpOneDoes() {
        insert(FIRST);

        List<Boolean> used = Race.run(
                RUNNERS,
                i -> update(Samples.next(FIRST, AttemptState.VERIFIED, Samples.identity(Platform.TELEGRAM, i))));

        assertThat(used).containsOnlyOnce(true);
        assertThat(find("att1"))
                .contains(Samples.next(
                        FIRST, AttemptState.VERIFIED, Samples.identity(Platform.TELEGRAM, used.indexOf(true))));
    }

    private int deleteExpired(Instant before, int limit) {
        return write(tx -> attempts().deleteExpired(tx, before, limit));
    }

    private static LinkAttempt expiring(String id, int seconds) {
        return Samples.attempt(id, null, Samples.NOW.minusSeconds(900), Samples.NOW.plusSeconds(seconds));
    }

    private static LinkAttempt attempt(
            AttemptPurpose purpose, @Nullable UserId user, @Nullable String code, @Nullable String browser) {
        return new LinkAttempt(
                "discord-" + purpose,
                purpose,
                user,
                Platform.DISCORD,
                BindMethod.OAUTH,
                "token-" + purpose,
                code,
                browser,
                AttemptState.PENDING,
                null,
                Samples.NOW,
                Samples.NOW.plusSeconds(1),
                1);
    }

    private static LinkAttempt withSecrets(String id, String token, @Nullable String code) {
        return new LinkAttempt(
                id,
                AttemptPurpose.BIND,
                Samples.BOB,
                Platform.TELEGRAM,
                BindMethod.CODE,
                token,
                code,
                null,
                AttemptState.PENDING,
                null,
                Samples.NOW,
                Samples.NOW.plusSeconds(1),
                1);
    }
}
