package dev.gembind.testkit.junit;

/**
 * Where suites of promises get their storages from.
 *
 * @param <S> the storage, as the suites use it
 */
public abstract class StoreSource<S extends OpenStore> {
    /**
     * Opens the storage of the present test. It is empty the first time; when called again, after closing, it holds what
     * was committed before, provided that {@link #isDurable()}.
     */
    protected abstract S open();

    /** Tells whether the storage keeps its data beyond closing; true unless overridden. */
    protected boolean isDurable() {
        return true;
    }
}
