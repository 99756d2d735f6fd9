package dev.gembind.core.bindings;

import dev.gembind.core.Platform;

/** Is told of results after they are durable. Called on the caller's thread; a failure in it changes nothing. */
@FunctionalInterface
public interface BindingListener {
    /** Ignores everything. */
    BindingListener NONE = (platform, result) -> {};

    /**
     * An attempt to bind has ended.
     *
     * @param platform on which platform
     * @param result {@link BindOutcome#code()}
     */
    void onBindAttempt(Platform platform, String result);
}
