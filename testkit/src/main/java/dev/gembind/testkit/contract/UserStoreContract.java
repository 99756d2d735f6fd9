package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promises of {@link UserStore}. */
public abstract class UserStoreContract extends StorageContract {
    private static final int RUNNERS = 8;

    private boolean insert(User user) {
        return write(tx -> users().insertIfAbsent(tx, user));
    }

    private Optional<User> find(UserId id) {
        return read(view -> users().find(view, id));
    }

    private List<String> list(String after, int limit) {
        return read(view -> users().list(view, after, limit)).stream()
                .map(user -> user.id().value())
                .toList();
    }

    @Test
    void aUserIsFoundAsItWasAdded() {
        assertThat(find(Samples.ALICE)).isEmpty();

        assertThat(insert(Samples.user("alice"))).isTrue();
        reopen();

        assertThat(find(Samples.ALICE)).contains(Samples.user("alice"));
    }

    @Test
    void anExistingUserIsLeftAsItIs() {
        insert(Samples.user("alice"));

        boolean added = insert(new User(Samples.ALICE, Samples.NOW.plusSeconds(5)));

        assertThat(added).isFalse();
        assertThat(find(Samples.ALICE)).contains(Samples.user("alice"));
    }

    @Test
    void idsThatDifferByCaseAreDifferentUsers() {
        insert(Samples.user("alice"));

        assertThat(insert(Samples.user("Alice"))).isTrue();
        assertThat(this.<Boolean>write(tx -> users().delete(tx, new UserId("ALICE"))))
                .isFalse();
        assertThat(list("", 10)).containsExactly("Alice", "alice");
    }

    @Test
    void lockingFindsTheUserOrSaysThereIsNone() {
        insert(Samples.user("alice"));

        assertThat(this.<Optional<User>>write(tx -> users().lock(tx, Samples.ALICE)))
                .contains(Samples.user("alice"));
        assertThat(this.<Optional<User>>write(tx -> users().lock(tx, Samples.BOB)))
                .isEmpty();
    }

    @Test
    void lockingSeesAUserAddedInTheSameTransaction() {
        assertThat(this.<Optional<User>>write(tx -> {
                    users().insertIfAbsent(tx, Samples.user("alice"));
                    return users().lock(tx, Samples.ALICE);
                }))
                .isPresent();
    }

    @Test
    void rulesThatBeginWithTheSameLockDoNotOverlap() {
        change(tx -> {
            users().insertIfAbsent(tx, Samples.user("alice"));
            var bindings = storage().stores().bindings();
            bindings.insertIfAbsent(tx, Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1));
            bindings.insertIfAbsent(tx, Samples.binding("b2", Samples.ALICE, Platform.TELEGRAM, 1));
        });

        List<Boolean> unlinked = Race.run(List.of(
                () -> write(tx -> unlinkUnlessLast(tx, Platform.DISCORD)),
                () -> write(tx -> unlinkUnlessLast(tx, Platform.TELEGRAM))));

        assertThat(unlinked).containsExactlyInAnyOrder(true, false);
        assertThat(this.<List<Binding>>read(
                        view -> storage().stores().bindings().findByUser(view, Samples.ALICE)))
                .hasSize(1);
    }

    @Test
    void deletingTellsWhetherThereWasAUser() {
        insert(Samples.user("alice"));

        assertThat(this.<Boolean>write(tx -> users().delete(tx, Samples.ALICE))).isTrue();
        assertThat(this.<Boolean>write(tx -> users().delete(tx, Samples.ALICE))).isFalse();
        reopen();

        assertThat(find(Samples.ALICE)).isEmpty();
    }

    @Test
    void deletingAUserLeavesRowsOfOtherStores() {
        Binding binding = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);
        insert(Samples.user("alice"));
        write(tx -> storage().stores().bindings().insertIfAbsent(tx, binding));

        write(tx -> users().delete(tx, Samples.ALICE));

        assertThat(this.<Optional<Binding>>read(
                        view -> storage().stores().bindings().findByAccount(view, binding.account())))
                .contains(binding);
    }

    @Test
    void aDeletedIdCanBeAddedAgain() {
        insert(Samples.user("alice"));
        User again = new User(Samples.ALICE, Samples.NOW.plusSeconds(9));

        change(tx -> {
            users().delete(tx, Samples.ALICE);
            users().insertIfAbsent(tx, again);
        });
        reopen();

        assertThat(find(Samples.ALICE)).contains(again);
    }

    @Test
    void listingIsInCodeUnitOrder() {
        List<String> ids = List.of("-", ".", "0", "9", ":", "A", "Z", "_", "a", "a-", "a0", "aa", "z");
        change(tx -> ids.forEach(id -> users().insertIfAbsent(tx, Samples.user(id))));

        assertThat(list("", 1000)).isEqualTo(ids);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        List<String> ids =
                IntStream.range(0, 25).mapToObj(i -> "user-" + (100 + i)).toList();
        change(tx -> ids.forEach(id -> users().insertIfAbsent(tx, Samples.user(id))));

        List<String> first = list("", 10);
        List<String> second = list(first.get(9), 10);
        List<String> third = list(second.get(9), 10);

        assertThat(first).isEqualTo(ids.subList(0, 10));
        assertThat(second).isEqualTo(ids.subList(10, 20));
        assertThat(third).isEqualTo(ids.subList(20, 25));
        assertThat(list("user-124", 10)).isEmpty();
        assertThat(list("user-1035", 1)).containsExactly("user-104");
    }

    @Test
    void listingInATransactionSeesItsOwnChanges() {
        insert(Samples.user("alice"));
        insert(Samples.user("carol"));

        List<User> seen = write(tx -> {
            users().delete(tx, Samples.ALICE);
            users().insertIfAbsent(tx, Samples.user("bob"));
            return users().list(tx, "", 10);
        });

        assertThat(seen).containsExactly(Samples.user("bob"), Samples.user("carol"));
    }

    @Test
    void aPageHasOneToAThousandUsers() {
        assertThatThrownBy(() -> list("", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list("", 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesAtTheEdgesComeBack() {
        List<User> all = IntStream.range(0, Samples.EDGES.size())
                .mapToObj(i -> new User(new UserId("u" + i), Samples.EDGES.get(i)))
                .toList();
        change(tx -> all.forEach(user -> users().insertIfAbsent(tx, user)));
        reopen();

        assertThat(this.<List<User>>read(view -> users().list(view, "", 100))).isEqualTo(all);
    }

    @Test
    void ofAllWhoAddTheSameUserOneDoes() {
        Instant base = Samples.NOW;

        List<Boolean> added = Race.run(RUNNERS, i -> insert(new User(Samples.ALICE, base.plusSeconds(i))));

        assertThat(added).containsOnlyOnce(true);
        User kept = find(Samples.ALICE).orElseThrow();
        assertThat(kept.createdAt()).isEqualTo(base.plusSeconds(added.indexOf(true)));
    }

    private boolean unlinkUnlessLast(Transaction tx, Platform platform) {
        users().lock(tx, Samples.ALICE);
        var bindings = storage().stores().bindings();
        List<Binding> all = bindings.findByUser(tx, Samples.ALICE);
        return all.size() > 1
                && all.stream()
                        .filter(binding -> binding.platform() == platform)
                        .allMatch(binding -> bindings.update(tx, Samples.next(binding, BindingStatus.UNLINKED)));
    }
}
