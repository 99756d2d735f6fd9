package dev.gembind.testkit.contract;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A storage that is open, to be moved.
 *
 * @param storage everything it keeps
 * @param stores the same storage, as services use it
 * @param closing closes it and gives everything it holds back
 */
public record OpenMovable(MovableStorage storage, BindingStores stores, Runnable closing) implements OpenStore {}
