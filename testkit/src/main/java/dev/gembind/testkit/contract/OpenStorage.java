package dev.gembind.testkit.contract;

import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A storage that is open, as the suites use it.
 *
 * @param stores the transactor and the stores that bindings need
 * @param sessions its sessions
 * @param apiKeys its API keys
 * @param closing closes it and gives everything it holds back
 */
public record OpenStorage(BindingStores stores, SignInSessionStore sessions, ApiKeyStore apiKeys, Runnable closing)
        implements OpenStore {}
