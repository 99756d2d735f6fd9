package dev.gembind.testkit.contract;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the suites of link attempts share. */
abstract class AttemptSuite extends StorageContract {
    static final int RUNNERS = 8;
    static final LinkAttempt FIRST = Samples.attempt("att1", Samples.ALICE, Samples.NOW);

    LinkAttemptStore attempts() {
        return storage().stores().attempts();
    }

    void insert(LinkAttempt... all) {
        change(tx -> Arrays.stream(all).forEach(attempt -> attempts().insert(tx, attempt)));
    }

    boolean update(LinkAttempt next) {
        return write(tx -> attempts().update(tx, next));
    }

    Optional<LinkAttempt> find(String id) {
        return read(view -> attempts().find(view, id));
    }

    Optional<LinkAttempt> bySecret(String hash) {
        return read(view -> attempts().findBySecret(view, hash));
    }

    long count() {
        return read(attempts()::count);
    }

    static LinkAttempt attempt(
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
}
