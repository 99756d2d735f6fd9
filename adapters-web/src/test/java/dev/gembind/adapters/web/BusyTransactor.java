package dev.gembind.adapters.web;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;

/** A storage whose rows somebody else holds when told so: writes wait in vain and change nothing. */
public final class BusyTransactor implements Transactor {
    private final Transactor real;
    private volatile boolean busy;

    BusyTransactor(Transactor real) {
        this.real = real;
    }

    public void setBusy(boolean busy) {
        this.busy = busy;
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        if (busy) {
            throw new StorageTimeoutException(StorageException.Outcome.NOT_COMMITTED, "waited for a lock", null);
        }
        return real.write(name, body);
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        return real.read(name, body);
    }
}
