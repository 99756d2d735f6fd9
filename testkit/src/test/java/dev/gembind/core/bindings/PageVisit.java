package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;

import dev.gembind.core.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A visit to a platform's own page: alice leaves for it, and comes back to be bound to the account it names. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
abstract class PageVisit {
    static final VerifiedIdentity DISCORD = identity(Platform.DISCORD, 1);
    static final AuthorizationOutcome INVALID = new AuthorizationOutcome.StateInvalid();
    static final String SESSION = "session of alice";

    @Parameter
    boolean twice;

    World world;
    ScriptedProvider provider;
    AuthorizationService service;

    @BeforeEach
    void setUp() {
        world = new World(twice);
        provider = new ScriptedProvider(Platform.DISCORD, DISCORD);
        service = new AuthorizationService(
                world.stores,
                world.context,
                List.of(provider, new ScriptedProvider(Platform.TWITTER, identity(Platform.TWITTER, 1))));
    }

    StartOutcome.PageReady start() {
        return (StartOutcome.PageReady) service.start(LinkRequest.bind(ALICE, Platform.DISCORD, SESSION, WEB));
    }

    static Browser browser(StartOutcome.PageReady page) {
        return new Browser(page.binder(), SESSION, ALICE, WEB);
    }

    AuthorizationOutcome comeBack(StartOutcome.PageReady page) {
        return service.complete(callback(provider.lastState(), "code", null), browser(page));
    }

    static AuthorizationCallback callback(@Nullable String state, @Nullable String code, @Nullable String error) {
        return new AuthorizationCallback(Platform.DISCORD, state, code, error);
    }

    ConfirmOutcome confirm(String attempt) {
        return world.confirmations().confirmAsUser(ALICE, attempt, WEB);
    }
}
