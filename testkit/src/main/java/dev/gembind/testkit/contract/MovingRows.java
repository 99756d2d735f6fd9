package dev.gembind.testkit.contract;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.transfer.MovableStorage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to be moved, some of every table of bindings. */
final class MovingRows {
    private MovingRows() {}

    static <R> List<R> all(MovableStorage storage, MovableRows<R> rows) {
        return storage.transactor().read("all", view -> {
            List<R> all = new ArrayList<>();
            rows.scan(view, all::addAll);
            return all;
        });
    }

    static void fill(MovableStorage storage) {
        Binding first = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);
        Binding stale = Samples.next(Samples.binding("b2", Samples.BOB, Platform.TELEGRAM, 2), BindingStatus.STALE);
        Binding unlinked = Samples.next(Samples.next(first, BindingStatus.STALE), BindingStatus.UNLINKED);
        storage.transactor().write("fill", tx -> {
            List.of("alice", "Alice", "bob", "-").forEach(id -> storage.users().adopt(tx, Samples.user(id)));
            storage.bindings().adopt(tx, first);
            storage.bindings().adopt(tx, stale);
            storage.bindings().adopt(tx, renamed(unlinked, "b3"));
            storage.bindings().adopt(tx, renamed(unlinked, "b4"));
            attempts().forEach(attempt -> storage.attempts().adopt(tx, attempt));
            storage.sessions().adopt(tx, session("t2", Samples.BOB));
            storage.sessions().adopt(tx, session("t1", Samples.ALICE));
            storage.apiKeys().adopt(tx, key("k1", "=1+1,\"x\""));
            storage.apiKeys().adopt(tx, key("k0", null));
            List.of("e3", "e1", "e2").forEach(id -> storage.audit().adopt(tx, Samples.event(id, "detail,\n" + id)));
            return true;
        });
    }

    private static List<LinkAttempt> attempts() {
        LinkAttempt pending = Samples.attempt("a1aaaa", Samples.ALICE, Samples.NOW);
        LinkAttempt opened = Samples.attempt("a2aaaa", Samples.BOB, Samples.NOW);
        LinkAttempt signIn = Samples.attempt("a3aaaa", null, Samples.NOW, Samples.NOW.plusSeconds(9));
        LinkAttempt bound = Samples.attempt("a4aaaa", Samples.ALICE, Samples.NOW);
        return List.of(
                signIn,
                pending,
                Samples.next(opened, AttemptState.EXPIRED, null),
                Samples.next(
                        Samples.next(bound, AttemptState.BOUND, Samples.identity(Platform.TELEGRAM, "a \"b\"")),
                        AttemptState.BOUND,
                        Samples.identity(Platform.TELEGRAM, "=cmd")));
    }

    private static Binding renamed(Binding binding, String id) {
        return new Binding(
                id,
                binding.user(),
                binding.identity(),
                binding.status(),
                binding.method(),
                binding.boundAt(),
                binding.changedAt(),
                binding.version());
    }

    static SignInSession session(String hash, UserId user) {
        return new SignInSession(hash, user, Samples.NOW, Samples.NOW.plusSeconds(60));
    }

    static ApiKey key(String id, @Nullable String name) {
        return new ApiKey(
                id,
                name == null ? "shop" : name,
                EnumSet.allOf(ApiScope.class),
                "hash",
                Samples.NOW,
                name == null ? null : Samples.NOW);
    }
}
