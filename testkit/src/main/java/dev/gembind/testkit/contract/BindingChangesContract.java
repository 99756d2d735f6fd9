package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link BindingStore} about changing, unlinking and deleting. */
public abstract class BindingChangesContract extends BindingSuite {
    @Test
    void anUpdateReplacesTheVersionBefore() {
        insert(FIRST);
        Binding second = new Binding(
                "b1",
                Samples.ALICE,
                new VerifiedIdentity(FIRST.account(), new DisplayName("another name")),
                BindingStatus.STALE,
                BindMethod.OAUTH,
                Samples.NOW,
                Samples.NOW.plusSeconds(3),
                2);

        assertThat(update(second)).isTrue();
        reopen();

        assertThat(holder(FIRST)).contains(second);
    }

    @Test
    void anUpdateOfAnotherVersionChangesNothing() {
        insert(FIRST);
        Binding second = Samples.next(FIRST, BindingStatus.STALE);
        update(second);

        assertThat(update(second)).isFalse();
        assertThat(update(Samples.next(Samples.next(second, BindingStatus.ACTIVE), BindingStatus.STALE)))
                .isFalse();
        assertThat(update(Samples.next(Samples.binding("b9", Samples.BOB, Platform.TELEGRAM, 9), BindingStatus.ACTIVE)))
                .isFalse();
        assertThat(holder(FIRST)).contains(second);
    }

    @Test
    void userAndAccountStayAsTheyAre() {
        insert(FIRST);

        assertThatThrownBy(() -> update(
                        Samples.next(Samples.binding("b1", Samples.BOB, Platform.DISCORD, 1), BindingStatus.ACTIVE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> update(
                        Samples.next(Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 2), BindingStatus.ACTIVE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(holder(FIRST)).contains(FIRST);
    }

    @Test
    void unlinkingFreesAccountAndUser() {
        insert(FIRST);
        update(Samples.next(FIRST, BindingStatus.UNLINKED));
        reopen();

        assertThat(holder(FIRST)).isEmpty();
        assertThat(of(Samples.ALICE)).isEmpty();
        assertThat(insert(Samples.binding("b2", Samples.BOB, Platform.DISCORD, 1)))
                .isEqualTo(new InsertResult.Inserted());
        assertThat(insert(Samples.binding("b3", Samples.ALICE, Platform.DISCORD, 2)))
                .isEqualTo(new InsertResult.Inserted());
    }

    @Test
    void unlinkingAndBindingAgainFitIntoOneTransaction() {
        insert(FIRST);
        Binding bobs = Samples.binding("b2", Samples.BOB, Platform.DISCORD, 1);

        change(tx -> {
            bindings().update(tx, Samples.next(FIRST, BindingStatus.UNLINKED));
            bindings().insertIfAbsent(tx, bobs);
        });

        assertThat(holder(FIRST)).contains(bobs);
    }

    @Test
    void theIdOfAnUnlinkedBindingStaysInUse() {
        insert(FIRST);
        update(Samples.next(FIRST, BindingStatus.UNLINKED));

        assertThatThrownBy(() -> insert(Samples.binding("b1", Samples.BOB, Platform.TELEGRAM, 7)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletingByUserTakesTracesToo() {
        insert(FIRST);
        update(Samples.next(FIRST, BindingStatus.UNLINKED));
        insert(Samples.binding("b2", Samples.ALICE, Platform.DISCORD, 2));
        insert(Samples.binding("b3", Samples.ALICE, Platform.TELEGRAM, 2));
        Binding bobs = Samples.binding("b4", Samples.BOB, Platform.DISCORD, 4);
        insert(bobs);

        assertThat(this.<Integer>write(tx -> bindings().deleteByUser(tx, Samples.ALICE)))
                .isEqualTo(3);
        assertThat(this.<Integer>write(tx -> bindings().deleteByUser(tx, Samples.ALICE)))
                .isZero();
        reopen();

        assertThat(of(Samples.ALICE)).isEmpty();
        assertThat(of(Samples.BOB)).containsExactly(bobs);
        assertThat(insert(FIRST)).isEqualTo(new InsertResult.Inserted());
    }

    @Test
    void ofAllUpdatesOfOneVersionOneSucceeds() {
        insert(FIRST);

        List<Boolean> updated = Race.run(RUNNERS, i -> update(Samples.next(FIRST, BindingStatus.SUSPENDED)));

        assertThat(updated).containsOnlyOnce(true);
        assertThat(holder(FIRST)).map(Binding::version).contains(2L);
    }
}
