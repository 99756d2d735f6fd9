package dev.gembind.sandbox;

import dev.gembind.sandbox.control.ControlServer;
import dev.gembind.sandbox.control.Parts;
import dev.gembind.sandbox.discord.DiscordPlatform;
import dev.gembind.sandbox.host.HostSite;
import dev.gembind.sandbox.stripe.StripePlatform;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The simulated platforms of one product. Each has a server of its own on 127.0.0.1, whose port stays the same until
 * the sandbox is closed. It may live in the product's process or in another one, and keeps nothing on disk. Safe for
 * use by many threads.
 */
public final class Sandbox implements AutoCloseable {
    private static final long EVENTS_OF_A_RUN = 1_000;

    private final SandboxClock clock;
    private final DiscordPlatform discord;
    private final TelegramPlatform telegram;
    private final StripePlatform stripe;
    private final HostSite host;
    private final AtomicReference<URI> product;
    private final ControlServer control;

    private Sandbox(SandboxConfig config, InstantSource source) {
        this.clock = new SandboxClock(source);
        this.discord = DiscordPlatform.start(config.discord(), config.seed(), clock);
        this.telegram = TelegramPlatform.start(
                config.telegram(), new TelegramPlatform.Seeds(config.seed(), config.draws()), clock);
        this.product = new AtomicReference<>(config.product());
        this.stripe = StripePlatform.start(
                config.stripe(), config.draws(), new StripePlatform.Clocks(clock, source), product::get);
        this.host = new HostSite(config.host(), product::get, source);
        this.control = ControlServer.start(new Parts(
                product::get,
                discord,
                telegram,
                stripe,
                host,
                new AtomicLong(config.run() * EVENTS_OF_A_RUN),
                clock::skip));
        telegram.stars().linksAt(control.base() + "/invoice/");
    }

    /** Starts all servers on free ports of 127.0.0.1. */
    public static Sandbox start(SandboxConfig config) {
        return start(config, InstantSource.system());
    }

    /** Starts all servers with a time of your own. */
    public static Sandbox start(SandboxConfig config, InstantSource source) {
        return new Sandbox(config, source);
    }

    /** Returns the value for {@code DISCORD_API_BASE}. */
    public URI discordBase() {
        return discord.base();
    }

    /** Returns the value for {@code TELEGRAM_API_BASE}. */
    public URI telegramBase() {
        return telegram.base();
    }

    /** Returns the value for {@code STRIPE_API_BASE}. */
    public URI stripeBase() {
        return stripe.base();
    }

    /** Returns what takes the place of {@code https://t.me}; a deep link is {@code <this>/<bot>?start=<payload>}. */
    public URI telegramLinkBase() {
        return URI.create(control.base() + "/tg");
    }

    /** Returns the page with the guided steps; the fault switches and the phone are linked from there. */
    public URI controlUri() {
        return URI.create(control.base() + "/");
    }

    /** Returns the page where a person picks a phone. */
    public URI phoneUri() {
        return URI.create(control.base() + "/phone");
    }

    /**
     * Tells where the product is, when it found its port only after the sandbox started: the pages link there, and
     * Discord accepts {@code product/auth/discord/callback} as a redirect address.
     */
    public void productAt(URI base) {
        product.set(base);
        discord.allowRedirect(SandboxConfig.callback(base));
    }

    /** Returns the simulated Discord, to act as its users and to break it. */
    public DiscordPlatform discord() {
        return discord;
    }

    /** Returns the simulated Telegram, to act as its people and to break it. */
    public TelegramPlatform telegram() {
        return telegram;
    }

    /** Returns the simulated Stripe, to pay there, to act as the card network and to break it. */
    public StripePlatform stripe() {
        return stripe;
    }

    /** Returns the simulated host site, which reports payments. */
    public HostSite host() {
        return host;
    }

    /** Returns the sandbox's time, which can be moved forward. */
    public SandboxClock clock() {
        return clock;
    }

    /** Stops all servers and frees their ports. */
    @Override
    public void close() {
        stripe.close();
        telegram.close();
        discord.close();
        control.close();
    }
}
