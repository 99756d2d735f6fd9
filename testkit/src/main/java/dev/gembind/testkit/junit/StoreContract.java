package dev.gembind.testkit.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What suites of promises share: a storage for each test, opened before it, opened again within it, and closed after it.
 *
 * @param <S> the storage, as the suite uses it
 */
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
public abstract class StoreContract<S extends OpenStore> {
    private @Nullable S opened;

    /**
     * Opens the storage of the present test. It is empty the first time; when called again, after closing, it holds what
     * was committed before, provided that {@link #isDurable()}.
     */
    protected abstract S open();

    /** Tells whether the storage keeps its data beyond closing; true unless overridden. */
    protected boolean isDurable() {
        return true;
    }

    /** Called with each storage that was opened. */
    protected void begin(S storage) {}

    @BeforeEach
    void openStore() {
        S storage = open();
        opened = storage;
        begin(storage);
    }

    @AfterEach
    void closeStore() {
        opened().closing().run();
    }

    /** Returns the storage of the present test. */
    protected final S opened() {
        if (opened == null) {
            throw new IllegalStateException("the storage is not open");
        }
        return opened;
    }

    /** Closes and opens again; a storage in memory stays as it is. */
    protected final void reopen() {
        if (isDurable()) {
            closeStore();
            openStore();
        }
    }
}
