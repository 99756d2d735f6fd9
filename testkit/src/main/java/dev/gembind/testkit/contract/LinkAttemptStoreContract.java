package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.testkit.race.Race;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of {@link LinkAttemptStore} about adding, finding and changing attempts. */
public abstract class LinkAttemptStoreContract extends AttemptSuite {
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
