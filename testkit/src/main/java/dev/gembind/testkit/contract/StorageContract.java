package dev.gembind.testkit.contract;

import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.testkit.junit.StoreContract;

/** What the suites share: a storage for each test, opened before and closed after it. */
public abstract class StorageContract extends StoreContract<OpenStorage> {

    OpenStorage storage() {
        return opened();
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

    /** A write body that has no answer. */
    @FunctionalInterface
    interface Change {
        void run(Transaction tx);
    }
}
