package dev.gembind.app.server;

import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.SessionService;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.IdentityProvider;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.ledger.GemService;
import java.util.List;

/**
 * What core offers, put together once.
 *
 * @param users adds, finds and removes users
 * @param bindings binds and unlinks
 * @param links makes and opens link codes
 * @param confirmations takes yes and no
 * @param signIns lets people in
 * @param authorizations sends people to platforms and takes them back
 * @param sessions keeps browsers signed in
 * @param apiKeys knows host sites
 * @param gems moves gems
 */
record Services(
        UserService users,
        BindingService bindings,
        LinkService links,
        ConfirmationService confirmations,
        SignInService signIns,
        AuthorizationService authorizations,
        SessionService sessions,
        ApiKeyService apiKeys,
        GemService gems) {

    static Services of(Foundation base, List<IdentityProvider> providers) {
        BindingStores stores = base.stores();
        BindingContext context = base.context();
        var world = base.world();
        var storage = base.storage();
        return new Services(
                new UserService(stores, context, base.userData()),
                new BindingService(stores, context),
                new LinkService(stores, context),
                new ConfirmationService(stores, context),
                new SignInService(stores, context),
                new AuthorizationService(stores, context, providers),
                new SessionService(
                        stores.transactor(), storage.sessions(), stores.users(), world.clock(), world.random()),
                new ApiKeyService(
                        stores.transactor(), storage.apiKeys(), stores.audit(), world.clock(), world.random()),
                gems(base));
    }

    private static GemService gems(Foundation base) {
        return new GemService(
                base.stores().transactor(),
                base.storage().payments().ledger(),
                base.ledger(),
                new GemMeters(base.meters()));
    }
}
