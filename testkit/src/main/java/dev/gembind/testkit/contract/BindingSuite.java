package dev.gembind.testkit.contract;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import java.util.List;
import java.util.Optional;

/** What the suites of bindings share. */
abstract class BindingSuite extends StorageContract {
    static final int RUNNERS = 8;
    static final Binding FIRST = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);

    BindingStore bindings() {
        return storage().stores().bindings();
    }

    InsertResult insert(Binding binding) {
        return write(tx -> bindings().insertIfAbsent(tx, binding));
    }

    boolean update(Binding next) {
        return write(tx -> bindings().update(tx, next));
    }

    Optional<Binding> holder(Binding of) {
        return read(view -> bindings().findByAccount(view, of.account()));
    }

    List<Binding> of(UserId user) {
        return read(view -> bindings().findByUser(view, user));
    }
}
