package dev.gembind.adapters.discord;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.AuthorizationRequest;
import dev.gembind.core.bindings.IdentityProvider;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.http.Deadline;
import dev.gembind.http.HttpConfig;
import dev.gembind.http.HttpLimits;
import dev.gembind.http.HttpResult;
import dev.gembind.http.ProviderHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discord as an {@link IdentityProvider}. An identification exchanges the code (once, whatever happens), asks whose token
 * it is, and gives the token back; everything together ends at the configured timeout. The token is kept nowhere.
 * Thread-safe.
 */
public final class DiscordIdentityProvider implements IdentityProvider, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordIdentityProvider.class);
    // a person waits for this, and it changes nothing for them
    private static final Duration REVOKE_PATIENCE = Duration.ofSeconds(2);

    private final DiscordConfig config;
    private final ProviderHttp http;
    private final DiscordApi api;
    private final TokenExchange exchange;
    private final AccountLookup lookup;

    private DiscordIdentityProvider(DiscordConfig config, ProviderHttp http, AlertSink alerts) {
        this.config = config;
        this.http = http;
        this.api = new DiscordApi(config, http);
        Weather weather = new Weather(http, alerts);
        this.exchange = new TokenExchange(api, weather);
        this.lookup = new AccountLookup(config.clientId(), api, weather);
    }

    /**
     * Makes one; nothing is called yet.
     *
     * @param config the application and where Discord is
     * @param meters takes {@code gembind_http_client_seconds} with {@code provider="discord"}
     * @param alerts is told when Discord's network blocks this server or Discord refuses the application itself
     * @param clock tells when a pause that Discord asked for is over
     */
    public static DiscordIdentityProvider open(
            DiscordConfig config, MeterRegistry meters, AlertSink alerts, InstantSource clock) {
        HttpConfig calls = HttpConfig.of(Platform.DISCORD.key(), config.apiBase(), userAgent(config))
                .withLimits(HttpLimits.standard().withDeadline(config.timeout()));
        return new DiscordIdentityProvider(config, ProviderHttp.open(calls, meters, clock), alerts);
    }

    /** Discord's API reference, section User Agent: other forms may be blocked. */
    private static String userAgent(DiscordConfig config) {
        return "DiscordBot (" + config.site().url() + ", " + config.site().version() + ")";
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        return AuthorizeUri.of(config, request);
    }

    @Override
    public IdentityResult identify(AuthorizationGrant grant) {
        Deadline deadline = http.deadline();
        Step<VerifiedIdentity> step = exchange.exchange(grant, deadline).then(token -> lookAndRevoke(token, deadline));
        IdentityResult result = step instanceof Step.Done<VerifiedIdentity> done
                ? new IdentityResult.Identified(done.value())
                : ((Step.Ended<VerifiedIdentity>) step).result();
        log(result);
        return result;
    }

    private Step<VerifiedIdentity> lookAndRevoke(Secret token, Deadline deadline) {
        Step<VerifiedIdentity> step = lookup.look(token, deadline);
        HttpResult revoked = api.revoke(token, deadline.orAfter(REVOKE_PATIENCE));
        if (!(revoked instanceof HttpResult.Success)) {
            // the token ends by itself within a week and is written nowhere
            LOG.info("A Discord token could not be given back: {}", revoked.reason());
        }
        return step;
    }

    private static void log(IdentityResult result) {
        if (result instanceof IdentityResult.Unavailable unavailable) {
            LOG.warn("Discord identified nobody, it is not available: {}", unavailable.reason());
        } else if (result instanceof IdentityResult.Rejected rejected) {
            LOG.warn("Discord identified nobody, refused: {}", rejected.reason());
        }
    }

    /** Ends the calls under way and frees threads and connections. */
    @Override
    public void close() {
        http.close();
    }
}
