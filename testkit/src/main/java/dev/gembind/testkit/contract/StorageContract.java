package dev.gembind.testkit.contract;

import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the suites share: a storage for each test, opened before and closed after it. */
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
public abstract class StorageContract {
    private @Nullable OpenStorage opened;

    /**
     * Opens the storage of the present test. It is empty the first time; when called again, after closing, it holds what
     * was committed before, provided that {@link #isDurable()}.
     */
    protected abstract OpenStorage open();

    /** Tells whether the storage keeps its data beyond closing; true unless overridden. */
    protected boolean isDurable() {
        return true;
    }

    @BeforeEach
    void openEmpty() {
        opened = open();
    }

    @AfterEach
    void close() {
        storage().closing().run();
    }

    OpenStorage storage() {
        if (opened == null) {
            throw new IllegalStateException("the storage is not open");
        }
        return opened;
    }

    <T> T write(TransactionBody<T> body) {
        return storage().stores().transactor().write("contract-write", body);
    }

    /** Writes without an answer. */
    void change(Change change) {
        write(tx -> {
            change.run(tx);
            return true;
        });
    }

    <T> T read(ReadBody<T> body) {
        return storage().stores().transactor().read("contract-read", body);
    }

    UserStore users() {
        return storage().stores().users();
    }

    /** Adds a user; false if there was one already. */
    boolean add(Transaction tx, String id) {
        return users().insertIfAbsent(tx, Samples.user(id));
    }

    boolean exists(Snapshot snapshot, String id) {
        return users().find(snapshot, Samples.user(id).id()).isPresent();
    }

    boolean exists(String id) {
        return read(view -> exists(view, id));
    }

    /** Closes and opens again; a storage in memory stays as it is. */
    void reopen() {
        if (isDurable()) {
            storage().closing().run();
            opened = open();
        }
    }

    /** A write body that has no answer. */
    @FunctionalInterface
    interface Change {
        void run(Transaction tx);
    }
}
