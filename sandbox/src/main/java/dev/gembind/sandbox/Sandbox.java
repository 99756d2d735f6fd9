package dev.gembind.sandbox;

import dev.gembind.sandbox.discord.DiscordPlatform;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.net.URI;
import java.time.InstantSource;

/**
 * The simulated platforms of one product. Each has a server of its own on 127.0.0.1, whose port stays the same until
 * the sandbox is closed. It may live in the product's process or in another one, and keeps nothing on disk. Safe for
 * use by many threads.
 */
public final class Sandbox implements AutoCloseable {
    private final SandboxClock clock;
    private final DiscordPlatform discord;
    private final TelegramPlatform telegram;

    private Sandbox(SandboxConfig config, InstantSource source) {
        this.clock = new SandboxClock(source);
        this.discord = DiscordPlatform.start(config.discord(), config.seed(), clock);
        this.telegram = TelegramPlatform.start(config.telegram(), config.seed(), clock);
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

    /** Returns the simulated Discord, to act as its users and to break it. */
    public DiscordPlatform discord() {
        return discord;
    }

    /** Returns the simulated Telegram, to act as its people and to break it. */
    public TelegramPlatform telegram() {
        return telegram;
    }

    /** Returns the sandbox's time, which can be moved forward. */
    public SandboxClock clock() {
        return clock;
    }

    /** Stops all servers and frees their ports. */
    @Override
    public void close() {
        telegram.close();
        discord.close();
    }
}
