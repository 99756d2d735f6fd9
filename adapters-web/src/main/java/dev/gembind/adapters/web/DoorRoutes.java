package dev.gembind.adapters.web;

import dev.gembind.adapters.web.api.ApiDocs;
import dev.gembind.adapters.web.api.ApiLimits;
import dev.gembind.adapters.web.api.ApiRoutes;
import dev.gembind.adapters.web.api.ApiServices;
import dev.gembind.adapters.web.edge.CrossSiteRule;
import dev.gembind.adapters.web.edge.OperatorRule;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.RouteSet;
import dev.gembind.adapters.web.health.CommandRoutes;
import dev.gembind.adapters.web.health.HealthRoutes;
import dev.gembind.adapters.web.health.ManagementRoutes;
import dev.gembind.adapters.web.health.StatusPage;
import dev.gembind.adapters.web.pages.Pages;
import dev.gembind.adapters.web.pages.PagesServices;
import dev.gembind.adapters.web.pages.Screen;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.adapters.web.webhooks.WebhookRoutes;
import dev.gembind.core.limits.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the two ports answer: little while the server starts, and everything after that. */
final class DoorRoutes {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DoorParts parts;
    private final WebConfig config;

    DoorRoutes(DoorParts parts) {
        this.parts = parts;
        this.config = parts.config();
    }

    /** The public port of a starting server: health, and for everything else that it is starting. */
    RouteSet startingSite() {
        return site(List.of(parts.assets(), new HealthRoutes(parts.monitor())));
    }

    /** The public port. */
    RouteSet site(WebServices services, List<RouteGroup> more) {
        List<RouteGroup> all = new ArrayList<>(List.of(
                parts.assets(),
                new HealthRoutes(parts.monitor()),
                new StatusPage(parts.monitor(), parts.templates(), parts.frames())));
        all.addAll(api(services));
        all.add(pages(services));
        all.addAll(more);
        return site(all);
    }

    /** What providers call. */
    RouteGroup webhooks(WebInbound inbound) {
        return new WebhookRoutes(
                config.baseUrl(), inbound.handlers(), parts.runtime().meters());
    }

    private RouteSet site(List<RouteGroup> groups) {
        return new RouteSet(List.of(parts.gate(), new CrossSiteRule(parts.site())), groups);
    }

    /** The management port; a starting server has no commands. */
    RouteSet management(List<ManagementCommand> commands) {
        return new RouteSet(
                List.of(new OperatorRule(parts.runtime().managementToken())),
                List.of(
                        new HealthRoutes(parts.monitor()),
                        new ManagementRoutes(parts.monitor(), parts.runtime().metricsText()),
                        new CommandRoutes(commands)));
    }

    private List<RouteGroup> api(WebServices services) {
        WebConfig.Platforms platforms = config.platforms();
        ApiServices api = new ApiServices(
                services.apiKeys(),
                services.users(),
                services.bindings(),
                services.links(),
                services.gems(),
                services.shop(),
                services.limiter(),
                parts.runtime().clock());
        DeepLinks deepLinks = new DeepLinks(platforms.telegramLinkBase(), platforms.telegramBot());
        return List.of(new ApiRoutes(api, apiLimits(), deepLinks), new ApiDocs(parts.templates(), parts.frames()));
    }

    private RouteGroup pages(WebServices services) {
        WebServices.SignIn signIn = services.signIn();
        PagesServices people = new PagesServices(
                services.links(),
                signIn.confirmations(),
                signIn.authorizations(),
                signIn.claims(),
                services.bindings(),
                signIn.sessions(),
                services.gems(),
                services.shop(),
                services.limiter(),
                parts.runtime().clock());
        return new Pages(config, people, new Screen(parts.templates(), parts.frames()));
    }

    private ApiLimits apiLimits() {
        WebConfig.Limits limits = config.limits();
        return new ApiLimits(
                new Limit("api-per-key", limits.apiPerKeyPerMinute(), MINUTE),
                new Limit("api-wrong-keys-per-ip", limits.wrongKeysPerIpPerMinute(), MINUTE));
    }
}
