package dev.gembind.testkit.transactors;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;

/**
 * Runs every write body twice on purpose and rolls the first run back, as if it had met a conflict at its end. A body with an
 * effect besides its store calls is found out: what it counts comes to double, what it keeps is there already. Thread-safe if
 * the transactor inside is.
 */
public final class RepeatingTransactor implements Transactor {
    private final Transactor inside;

    /**
     * @param inside where the bodies run
     */
    public RepeatingTransactor(Transactor inside) {
        this.inside = inside;
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        try {
            inside.write(name, tx -> {
                body.run(tx);
                throw new TakenBackException();
            });
        } catch (TakenBackException expected) {
            return inside.write(name, body);
        }
        throw new AssertionError("the transactor swallowed an exception of the body of " + name);
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        return inside.read(name, body);
    }

    private static final class TakenBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenBackException() {
            super("the first run is taken back", null, false, false);
        }
    }
}
