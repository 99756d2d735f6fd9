package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.User;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing at all, and much of it. */
public abstract class VolumeContract extends StorageContract {
    private static final int MANY = 10_000;
    private static final int PAGE = 1000;

    @Test
    void anEmptyStorageAnswersEveryQuestion() {
        reopen();

        assertEmpty();
    }

    @Test
    void whatIsEmptyAgainIsAsIfItHadNeverBeenUsed() {
        Binding binding = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);
        LinkAttempt attempt = Samples.attempt("att1", Samples.ALICE, Samples.NOW);
        for (int round = 0; round < 2; round++) {
            change(tx -> {
                storage().stores().users().insertIfAbsent(tx, Samples.user("alice"));
                storage().stores().bindings().insertIfAbsent(tx, binding);
                storage().stores().attempts().insert(tx, attempt);
            });
            change(tx -> {
                storage().stores().attempts().deleteByUser(tx, Samples.ALICE);
                storage().stores().bindings().deleteByUser(tx, Samples.ALICE);
                storage().stores().users().delete(tx, Samples.ALICE);
            });
            reopen();

            assertEmpty();
        }
    }

    @Test
    void aTransactionThatChangesNothingIsFine() {
        change(tx -> {});
        change(tx -> storage().stores().users().delete(tx, Samples.ALICE));
        reopen();

        assertEmpty();
    }

    @Test
    void tenThousandRowsAreAllThereAndInOrder() {
        List<String> ids =
                IntStream.range(0, MANY).mapToObj(i -> "user-" + (MANY + i)).toList();
        for (int from = 0; from < MANY; from += PAGE) {
            List<String> part = ids.subList(from, from + PAGE);
            change(tx -> part.forEach(id -> storage().stores().users().insertIfAbsent(tx, Samples.user(id))));
        }
        reopen();

        assertThat(everybody()).isEqualTo(ids);

        change(tx -> IntStream.iterate(0, i -> i < MANY, i -> i + 2)
                .forEach(i -> storage()
                        .stores()
                        .users()
                        .delete(tx, Samples.user(ids.get(i)).id())));
        reopen();

        assertThat(everybody())
                .isEqualTo(IntStream.iterate(1, i -> i < MANY, i -> i + 2)
                        .mapToObj(ids::get)
                        .toList());
    }

    private void assertEmpty() {
        assertThat(everybody()).isEmpty();
        assertThat(this.<List<Binding>>read(
                        view -> storage().stores().bindings().findByUser(view, Samples.ALICE)))
                .isEmpty();
        assertThat(this.<Long>read(storage().stores().attempts()::count)).isZero();
        assertThat(this.<List<LinkAttempt>>read(
                        view -> storage().stores().attempts().findLive(view, Samples.ALICE, Platform.TELEGRAM)))
                .isEmpty();
        assertThat(this.<List<AuditEvent>>read(
                        view -> storage().stores().audit().newest(view, PAGE)))
                .isEmpty();
        assertThat(this.<List<ApiKey>>read(storage().apiKeys()::list)).isEmpty();
    }

    /** Reads page by page, in one snapshot. */
    private List<String> everybody() {
        return read(view -> {
            List<String> all = new ArrayList<>();
            List<User> page = storage().stores().users().list(view, "", PAGE);
            while (!page.isEmpty()) {
                page.forEach(user -> all.add(user.id().value()));
                page = storage().stores().users().list(view, all.get(all.size() - 1), PAGE);
            }
            return all;
        });
    }
}
