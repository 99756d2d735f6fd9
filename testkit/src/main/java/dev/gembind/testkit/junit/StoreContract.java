package dev.gembind.testkit.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * What suites of promises share: a storage for each test, opened before it, opened again within it, and closed after it. A
 * suite opens it itself, or is nested in a class that does.
 *
 * @param <S> the storage, as the suite uses it
 */
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class, StoreContract.Nesting.class})
public abstract class StoreContract<S extends OpenStore> extends StoreSource<S> {
    private @Nullable StoreSource<S> outer;
    private @Nullable S opened;

    /**
     * Opens the storage of the present test; unless overridden, as the class does in which the suite is nested.
     *
     * @throws IllegalStateException if it is not overridden, and the suite is not nested
     */
    @Override
    protected S open() {
        if (outer == null) {
            throw new IllegalStateException("override open(), or nest the suite in a class that has it");
        }
        return outer.open();
    }

    @Override
    protected boolean isDurable() {
        return outer == null || outer.isDurable();
    }

    @SuppressWarnings("unchecked") // a suite is nested in a source of what it wants, or its first use says so
    private void nestIn(StoreSource<?> source) {
        outer = (StoreSource<S>) source;
    }

    /** Tells a nested suite of the class around it. */
    static final class Nesting implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext test) {
            TestInstances all = test.getRequiredTestInstances();
            if (all.getInnermostInstance() instanceof StoreContract<?> suite) {
                all.getEnclosingInstances().stream()
                        .filter(StoreSource.class::isInstance)
                        .forEach(source -> suite.nestIn((StoreSource<?>) source));
            }
        }
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
