package dev.gembind.adapters.csv;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import java.time.Duration;

/**
 * Waits longer for writes than callers usually do.
 *
 * @param usual what it goes through
 * @param deadline how long it waits
 */
record PatientTransactor(CsvTransactor usual, Duration deadline) implements Transactor {
    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        return usual.write(name, body, deadline);
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        return usual.read(name, body);
    }
}
