package dev.gembind.core.storage;

/**
 * The handle of one consistent, durable view of the data. Store methods that only read take it.
 *
 * <p>It is valid only inside the body it was given to, on the thread that runs that body. A store that gets a handle
 * from another storage, or after its body has ended, throws {@link IllegalStateException}.
 */
public interface Snapshot {}
