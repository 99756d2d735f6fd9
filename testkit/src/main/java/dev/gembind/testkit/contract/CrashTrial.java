package dev.gembind.testkit.contract;

/** One life of a storage in which one step fails: a message, a write, a flush, or whatever else the storage stands on. */
public interface CrashTrial extends AutoCloseable {
    /**
     * Opens the storage, or returns it if it is open. The fault may hit the opening itself.
     *
     * @throws dev.gembind.core.storage.StorageException if it cannot be opened
     */
    OpenStorage storage();

    /** Tells whether the step was reached, and so the fault has happened. */
    boolean hasFailed();

    /** Gives up what {@link #storage} returned, ends the fault, and returns what is found then. It is called once. */
    OpenStorage afterwards();

    /** Closes what {@link #afterwards} returned, and everything else. */
    @Override
    void close();
}
