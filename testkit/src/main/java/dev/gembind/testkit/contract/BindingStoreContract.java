package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of {@link BindingStore} about adding and finding: the two rules of uniqueness above all. */
public abstract class BindingStoreContract extends BindingSuite {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNLINKED")
    void aBindingIsFoundByAccountAndByUser(BindingStatus status) {
        Binding binding = Samples.binding("b1", Samples.ALICE, Samples.identity(Platform.TWITTER, 1), status);

        assertThat(insert(binding)).isEqualTo(new InsertResult.Inserted());
        reopen();

        assertThat(holder(binding)).contains(binding);
        assertThat(of(Samples.ALICE)).containsExactly(binding);
        assertThat(of(Samples.BOB)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNLINKED")
    @Tag("B-01")
    void anAccountIsReservedWhateverItsBindingIsWorth(BindingStatus status) {
        Binding held = Samples.binding("b1", Samples.ALICE, Samples.identity(Platform.DISCORD, 1), status);
        insert(held);

        InsertResult result = insert(Samples.binding("b2", Samples.BOB, Platform.DISCORD, 1));

        assertThat(result).isEqualTo(new InsertResult.AccountTaken(held));
        assertThat(of(Samples.BOB)).isEmpty();
        assertThat(of(Samples.ALICE)).containsExactly(held);
    }

    @Test
    @Tag("B-01")
    void theSameAccountForTheSameUserIsTakenToo() {
        insert(FIRST);

        assertThat(insert(Samples.binding("b2", Samples.ALICE, Platform.DISCORD, 1)))
                .isEqualTo(new InsertResult.AccountTaken(FIRST));
    }

    @Test
    void aUserHasOneBindingOfAPlatform() {
        insert(FIRST);

        assertThat(insert(Samples.binding("b2", Samples.ALICE, Platform.DISCORD, 2)))
                .isEqualTo(new InsertResult.UserHasOther(FIRST));
        assertThat(insert(Samples.binding("b3", Samples.ALICE, Platform.TELEGRAM, 2)))
                .isEqualTo(new InsertResult.Inserted());
    }

    @Test
    void whenBothRulesForbidTheAccountIsNamed() {
        Binding bobs = Samples.binding("b2", Samples.BOB, Platform.DISCORD, 2);
        insert(FIRST);
        insert(bobs);

        assertThat(insert(Samples.binding("b3", Samples.ALICE, Platform.DISCORD, 2)))
                .isEqualTo(new InsertResult.AccountTaken(bobs));
    }

    @Test
    void theSameNumberOnAnotherPlatformIsAnotherAccount() {
        insert(FIRST);

        assertThat(insert(Samples.binding("b2", Samples.BOB, Platform.TWITTER, 1)))
                .isEqualTo(new InsertResult.Inserted());
    }

    @Test
    void aRefusedInsertLeavesTheTransactionUsable() {
        Binding other = Samples.binding("b3", Samples.BOB, Platform.TELEGRAM, 1);
        insert(FIRST);

        change(tx -> {
            bindings().insertIfAbsent(tx, Samples.binding("b2", Samples.BOB, Platform.DISCORD, 1));
            bindings().insertIfAbsent(tx, other);
        });

        assertThat(of(Samples.BOB)).containsExactly(other);
    }

    @Test
    void aTransactionSeesWhatItInserted() {
        change(tx -> {
            bindings().insertIfAbsent(tx, FIRST);

            assertThat(bindings().findByAccount(tx, FIRST.account())).contains(FIRST);
            assertThat(bindings().findByUser(tx, Samples.ALICE)).containsExactly(FIRST);
            assertThat(bindings().insertIfAbsent(tx, Samples.binding("b2", Samples.BOB, Platform.DISCORD, 1)))
                    .isEqualTo(new InsertResult.AccountTaken(FIRST));
        });
    }

    @Test
    void bindingsOfAUserComeInTheOrderOfPlatforms() {
        List<Binding> all = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            all.add(Samples.binding("b-" + platform, Samples.ALICE, platform, 1));
        }
        change(tx -> {
            for (int i = all.size() - 1; i >= 0; i--) {
                bindings().insertIfAbsent(tx, all.get(i));
            }
        });

        assertThat(of(Samples.ALICE)).isEqualTo(all);
    }

    @Test
    void whatCannotBeABeginningIsRefused() {
        insert(FIRST);

        assertThatThrownBy(() -> insert(Samples.binding("b1", Samples.BOB, Platform.TELEGRAM, 7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> insert(
                        Samples.next(Samples.binding("b2", Samples.BOB, Platform.TELEGRAM, 7), BindingStatus.ACTIVE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> insert(Samples.binding(
                        "b2", Samples.BOB, Samples.identity(Platform.TELEGRAM, 7), BindingStatus.UNLINKED)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(of(Samples.BOB)).isEmpty();
    }

    @Test
    void hostileNamesComeBackAsTheyWere() {
        List<Binding> all = new ArrayList<>();
        for (String name : Samples.HOSTILE_NAMES) {
            int number = all.size();
            VerifiedIdentity identity =
                    new VerifiedIdentity(Samples.account(Platform.DISCORD, number), new DisplayName(name));
            all.add(Samples.binding("b" + number, new UserId("u" + number), identity, BindingStatus.ACTIVE));
        }
        change(tx -> all.forEach(binding -> bindings().insertIfAbsent(tx, binding)));
        reopen();

        assertThat(all).allSatisfy(binding -> assertThat(holder(binding)).contains(binding));
    }

    @Test
    void timesAtTheEdgesComeBack() {
        List<Binding> all = new ArrayList<>();
        for (Instant edge : Samples.EDGES) {
            int number = all.size();
            all.add(new Binding(
                    "b" + number,
                    new UserId("u" + number),
                    Samples.identity(Platform.TELEGRAM, number),
                    BindingStatus.ACTIVE,
                    BindMethod.HOST,
                    edge,
                    edge,
                    1));
        }
        change(tx -> all.forEach(binding -> bindings().insertIfAbsent(tx, binding)));
        reopen();

        assertThat(all).allSatisfy(binding -> assertThat(holder(binding)).contains(binding));
    }

    @Test
    @Tag("B-01")
    void ofAllUsersWhoBindTheSameAccountOneGetsIt() {
        List<InsertResult> results =
                Race.run(RUNNERS, i -> insert(Samples.binding("b" + i, new UserId("user-" + i), Platform.DISCORD, 1)));

        assertThat(results).containsOnlyOnce(new InsertResult.Inserted());
        Binding winner = holder(FIRST).orElseThrow();
        assertThat(results)
                .filteredOn(result -> !(result instanceof InsertResult.Inserted))
                .hasSize(RUNNERS - 1)
                .allMatch(result -> result.equals(new InsertResult.AccountTaken(winner)));
    }

    @Test
    void ofAllAccountsThatOneUserBindsOneIsIn() {
        List<InsertResult> results =
                Race.run(RUNNERS, i -> insert(Samples.binding("b" + i, Samples.ALICE, Platform.DISCORD, i)));

        assertThat(results).containsOnlyOnce(new InsertResult.Inserted());
        assertThat(of(Samples.ALICE)).hasSize(1);
    }
}
