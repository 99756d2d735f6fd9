package dev.gembind.adapters.web;

import dev.gembind.adapters.web.api.ApiDocs;
import dev.gembind.adapters.web.api.ApiLimits;
import dev.gembind.adapters.web.api.ApiRoutes;
import dev.gembind.adapters.web.api.ApiServices;
import dev.gembind.adapters.web.edge.CrossSiteRule;
import dev.gembind.adapters.web.edge.Edge;
import dev.gembind.adapters.web.edge.Gate;
import dev.gembind.adapters.web.edge.HeaderPolicy;
import dev.gembind.adapters.web.edge.Listener;
import dev.gembind.adapters.web.edge.ListenerConfig;
import dev.gembind.adapters.web.edge.OperatorRule;
import dev.gembind.adapters.web.edge.ProblemWriter;
import dev.gembind.adapters.web.edge.RequestTokens;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Site;
import dev.gembind.adapters.web.edge.TrustedProxies;
import dev.gembind.adapters.web.health.CommandRoutes;
import dev.gembind.adapters.web.health.HealthMonitor;
import dev.gembind.adapters.web.health.HealthRoutes;
import dev.gembind.adapters.web.health.ManagementRoutes;
import dev.gembind.adapters.web.health.StatusPage;
import dev.gembind.adapters.web.pages.Pages;
import dev.gembind.adapters.web.pages.PagesServices;
import dev.gembind.adapters.web.pages.Screen;
import dev.gembind.adapters.web.view.Assets;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.adapters.web.view.ErrorPage;
import dev.gembind.adapters.web.view.Frames;
import dev.gembind.adapters.web.view.GuideStep;
import dev.gembind.adapters.web.view.Templates;
import dev.gembind.core.limits.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the parts of the two listeners together. */
final class Doors {
    private static final String LOOPBACK = "127.0.0.1";
    private static final URI LOOPBACK_URL = URI.create("http://" + LOOPBACK);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MANAGEMENT_THREADS = 8;
    private static final int MANAGEMENT_CONNECTIONS = 64;

    private final WebConfig config;
    private final WebRuntime runtime;
    private final Gate gate;
    private final HealthMonitor monitor;
    private final Assets assets = new Assets();
    private final Templates templates = new Templates();
    private final Frames frames;
    private final RequestTokens tokens;
    private final ProblemWriter problems;

    Doors(WebConfig config, WebRuntime runtime, Gate gate) {
        this.config = config;
        this.runtime = runtime;
        this.gate = gate;
        this.monitor = new HealthMonitor(runtime.clock(), runtime.checks(), gate);
        this.tokens = new RequestTokens(runtime.random());
        this.frames = new Frames(assets, GuideStep.of(config.guide()));
        this.problems = new ProblemWriter(new ErrorPage(templates, frames));
    }

    /** The door people and host sites use. */
    Listener site(WebServices services, List<RouteGroup> groups) {
        Site names = new Site(config.baseUrl());
        Edge edge = new Edge(
                names,
                HealthRoutes.PATHS,
                new TrustedProxies(config.trustedProxies()),
                new HeaderPolicy(names, config.platforms().signInOrigins(), config.sandbox() != null),
                tokens,
                problems);
        List<RouteGroup> all =
                new ArrayList<>(List.of(assets, new HealthRoutes(monitor), new StatusPage(monitor, templates, frames)));
        all.addAll(api(services));
        all.add(pages(services));
        all.addAll(groups);
        return new Listener(edge, sitePort(), List.of(gate, new CrossSiteRule(names)), runtime.meters(), all);
    }

    private List<RouteGroup> api(WebServices services) {
        WebConfig.Platforms platforms = config.platforms();
        ApiServices parts = new ApiServices(
                services.apiKeys(), services.users(), services.bindings(), services.links(), services.limiter());
        DeepLinks deepLinks = new DeepLinks(platforms.telegramLinkBase(), platforms.telegramBot());
        return List.of(new ApiRoutes(parts, apiLimits(), deepLinks), new ApiDocs(templates, frames));
    }

    private RouteGroup pages(WebServices services) {
        WebServices.SignIn signIn = services.signIn();
        PagesServices parts = new PagesServices(
                services.links(),
                signIn.confirmations(),
                signIn.authorizations(),
                signIn.claims(),
                services.bindings(),
                signIn.sessions(),
                services.limiter(),
                runtime.clock());
        return new Pages(config, parts, new Screen(templates, frames));
    }

    private ApiLimits apiLimits() {
        WebConfig.Limits limits = config.limits();
        return new ApiLimits(
                new Limit("api-per-key", limits.apiPerKeyPerMinute(), MINUTE),
                new Limit("api-wrong-keys-per-ip", limits.wrongKeysPerIpPerMinute(), MINUTE));
    }

    /** The door of the people who run the server. It answers to loopback names only, whatever the site is called. */
    Listener management() {
        Site names = new Site(LOOPBACK_URL);
        Edge edge = new Edge(
                names,
                Set.of(),
                new TrustedProxies(List.of()),
                new HeaderPolicy(names, List.of(), config.sandbox() != null),
                tokens,
                problems);
        List<RouteGroup> groups = List.of(
                new HealthRoutes(monitor),
                new ManagementRoutes(monitor, runtime.metricsText()),
                new CommandRoutes(runtime.commands()));
        OperatorRule rule = new OperatorRule(runtime.managementToken());
        return new Listener(edge, managementPort(), List.of(rule), runtime.meters(), groups);
    }

    private ListenerConfig sitePort() {
        WebConfig.Limits limits = config.limits();
        return new ListenerConfig(
                config.ports().host(),
                config.ports().port(),
                limits.maxBodyBytes(),
                limits.idleTimeout(),
                limits.requestTimeout(),
                limits.stopTimeout(),
                limits.maxConnections(),
                limits.maxThreads());
    }

    private ListenerConfig managementPort() {
        WebConfig.Limits limits = config.limits();
        return new ListenerConfig(
                LOOPBACK,
                config.ports().managementPort(),
                limits.maxBodyBytes(),
                limits.idleTimeout(),
                limits.requestTimeout(),
                limits.stopTimeout(),
                MANAGEMENT_CONNECTIONS,
                MANAGEMENT_THREADS);
    }
}
