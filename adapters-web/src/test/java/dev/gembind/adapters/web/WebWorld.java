package dev.gembind.adapters.web;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.core.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A web server for one test, changed before it starts. */
public final class WebWorld implements AutoCloseable {
    public static final String TOKEN = "management-token-of-the-test-world";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<HealthCheck> checks = new ArrayList<>();
    private final List<ManagementCommand> commands = new ArrayList<>();
    private final List<RouteGroup> groups = new ArrayList<>();
    private URI baseUrl = URI.create("http://localhost:8080");
    private List<String> proxies = List.of();
    private List<URI> signInOrigins = List.of();
    private @Nullable String telegramBot;
    private boolean sandbox;
    private int port;
    private int managementPort;
    private WebConfig.Limits limits = limits(64 * 1024, Duration.ofSeconds(20));
    private final CoreWorld services = new CoreWorld();
    private WebServer server;

    public static WebConfig.Limits limits(int maxBodyBytes, Duration requestTimeout) {
        return new WebConfig.Limits(
                5, 6_000, 20, maxBodyBytes, Duration.ofSeconds(20), requestTimeout, Duration.ofSeconds(5), 4_096, 16);
    }

    public WebWorld baseUrl(String url) {
        baseUrl = URI.create(url);
        return this;
    }

    public WebWorld proxies(String... ranges) {
        proxies = List.of(ranges);
        return this;
    }

    public WebWorld signInOrigin(String origin) {
        signInOrigins = List.of(URI.create(origin));
        return this;
    }

    public WebWorld telegramBot(String name) {
        telegramBot = name;
        return this;
    }

    public WebWorld sandbox() {
        sandbox = true;
        return this;
    }

    public WebWorld ports(int site, int management) {
        port = site;
        managementPort = management;
        return this;
    }

    public WebWorld limits(WebConfig.Limits value) {
        limits = value;
        return this;
    }

    public WebWorld check(HealthCheck check) {
        checks.add(check);
        return this;
    }

    public WebWorld command(ManagementCommand command) {
        commands.add(command);
        return this;
    }

    public WebWorld routes(RouteGroup group) {
        groups.add(group);
        return this;
    }

    /** Listens, with nothing to serve. */
    public WebWorld listen() {
        server = build();
        server.start();
        return this;
    }

    /** Hands over what is served. */
    public WebWorld serve() {
        server.serve(services.all(), new WebOperations(checks, commands), groups);
        return this;
    }

    /** Listens, without taking requests yet. */
    public WebWorld start() {
        return listen().serve();
    }

    /** Listens and takes requests. */
    public WebWorld open() {
        start();
        server.open();
        return this;
    }

    public WebServer build() {
        WebConfig config = new WebConfig(
                baseUrl,
                new WebConfig.Ports("127.0.0.1", port, managementPort),
                proxies,
                WebConfig.SignUp.OPEN,
                new WebConfig.Platforms(signInOrigins, telegramBot, URI.create("https://t.me/")),
                sandbox ? new WebConfig.Sandbox(List.of(Map.entry("Play with <b>", "/play"))) : null,
                limits);
        WebRuntime runtime =
                new WebRuntime(InstantSource.system(), new SecureRandom(), meters, meters::scrape, Secret.of(TOKEN));
        return new WebServer(config, runtime);
    }

    public CoreWorld core() {
        return services;
    }

    public MeterRegistry meters() {
        return meters;
    }

    public WebServer server() {
        return server;
    }

    public int port() {
        return server.port();
    }

    public int managementPort() {
        return server.managementPort();
    }

    public Reply get(String target, String... lines) {
        return Wire.get(port(), target, lines);
    }

    public Reply call(String method, String target, String body, String... lines) {
        return Wire.call(port(), method, target, body, lines);
    }

    @Override
    public void close() {
        server.close();
    }
}
