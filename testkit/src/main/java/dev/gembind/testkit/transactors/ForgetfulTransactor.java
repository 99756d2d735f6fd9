package dev.gembind.testkit.transactors;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import java.util.SplittableRandom;

/**
 * Loses answers: of ten writes, about three are never carried out and three are, and the caller of each is told that nobody
 * knows. Which ones is decided by the seed. For one thread.
 */
public final class ForgetfulTransactor implements Transactor {
    private static final int OF = 10;
    private static final int LOST_BEFORE = 3;
    private static final int LOST_AFTER = 6;

    private final Transactor inside;
    private final SplittableRandom random;

    /**
     * @param inside where the bodies run
     * @param seed decides what is lost
     */
    public ForgetfulTransactor(Transactor inside, long seed) {
        this.inside = inside;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        int fate = random.nextInt(OF);
        if (fate < LOST_BEFORE) {
            throw lost(name);
        }
        T answer = inside.write(name, body);
        if (fate < LOST_AFTER) {
            throw lost(name);
        }
        return answer;
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        return inside.read(name, body);
    }

    private static StorageUnavailableException lost(String name) {
        return new StorageUnavailableException(Outcome.UNKNOWN, "the answer of " + name + " is lost", null);
    }
}
