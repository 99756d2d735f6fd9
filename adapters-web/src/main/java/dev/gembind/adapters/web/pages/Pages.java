package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.WebConfig;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.edge.Site;
import java.util.List;

/**
 * The pages people see, as routes for {@link dev.gembind.adapters.web.WebServer}. None needs a script; none changes
 * anything by being looked at, except that a return from a platform's page uses its state up. Thread-safe.
 */
public final class Pages implements RouteGroup {
    private final List<RouteGroup> groups;

    /**
     * @param config the configuration of the server the pages are part of
     * @param services what the pages ask
     * @param screen shows them
     */
    public Pages(WebConfig config, PagesServices services, Screen screen) {
        Surroundings around = new Surroundings(
                services,
                new Offer(services.authorizations(), config.platforms()),
                new Door(new Site(config.baseUrl()), services.sessions()),
                screen,
                new AddressLimit(services.limiter(), config.limits().authPerIpPerMinute()));
        this.groups = List.of(
                new HomePages(around),
                new SignInPages(around),
                new StartPages(around),
                new ReturnPages(around),
                new AccountPages(around),
                new GemPages(around),
                new ShopPages(around),
                new PaymentHelpPages(around),
                new ConfirmPages(around),
                new ReleasePages(around));
    }

    @Override
    public void register(Routes routes) {
        groups.forEach(group -> group.register(routes));
    }
}
