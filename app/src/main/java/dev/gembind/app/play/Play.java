package dev.gembind.app.play;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.config.Configuration;
import dev.gembind.app.server.Gembind;
import dev.gembind.app.server.World;
import dev.gembind.sandbox.Sandbox;
import dev.gembind.sandbox.SandboxConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running sandbox with the product in it. Thread-safe. */
public final class Play implements AutoCloseable {
    private final PlayFolder folder;
    private final Sandbox sandbox;
    private final Gembind product;

    private Play(PlayFolder folder, Sandbox sandbox, Gembind product) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.product = product;
    }

    /**
     * What to play.
     *
     * @param sources what a person configured
     * @param data the data folder to keep, or null for a temporary one
     * @param seed the same seed invents the same people
     * @param clock tells the time
     * @param random makes the product's secrets
     */
    public record Setup(
            ConfigSources sources, @Nullable Path data, long seed, InstantSource clock, SecureRandom random) {}

    /**
     * Starts the simulated platforms and the product; when this returns, both take requests.
     *
     * @throws PlayRefusedException if something real is configured, or the folder is not a sandbox's
     */
    public static Play start(Setup setup) {
        PlayConfig config = PlayConfig.of(setup.sources());
        try {
            SandboxConfig played = SandboxConfig.seeded(setup.seed(), config.product());
            PlayFolder folder = PlayFolder.open(setup.data());
            Sandbox sandbox = Sandbox.start(
                    folder.isUsed() ? played.inRun(setup.clock().instant().getEpochSecond()) : played);
            try {
                AppConfig product = require(config.with(sandbox, played, folder.path()));
                return new Play(folder, sandbox, Gembind.start(product, world(setup, sandbox)));
            } catch (IOException | RuntimeException e) {
                sandbox.close();
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's folder cannot be used: " + e.getMessage(), e);
        }
    }

    private static AppConfig require(Configuration configuration) {
        if (!configuration.problems().isEmpty()) {
            throw new PlayRefusedException("what is configured does not fit a sandbox: "
                    + configuration.problems().get(0));
        }
        return configuration.config();
    }

    private static World world(Setup setup, Sandbox sandbox) {
        URI control = sandbox.controlUri();
        List<Map.Entry<String, String>> guide = List.of(
                Map.entry("Bind two accounts", control + "#bind"),
                Map.entry("Try to bind again as another user", control + "#bind-again"),
                Map.entry("Buy gems", control + "#buy-gems"),
                Map.entry("Break Discord", control + "#break-discord"),
                Map.entry("Kill it and start it again", control + "#kill-and-restart"));
        return new World(
                setup.clock(), setup.random(), new World.Play(URI.create(sandbox.telegramLinkBase() + "/"), guide));
    }

    /** Returns the product. */
    public Gembind product() {
        return product;
    }

    /** Returns the simulated platforms. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** Returns what a person should know, to be printed. */
    public String banner() {
        String kept = folder.isTemporary() ? " (deleted at the end; --data DIR keeps one)" : " (kept)";
        String line = "=".repeat(78);
        return String.join(
                System.lineSeparator(),
                line,
                "SANDBOX: nothing here is real, and nothing leaves this machine",
                "",
                "  product  " + product.baseUrl() + "/",
                "  phone    " + sandbox.phoneUri(),
                "  control  " + sandbox.controlUri(),
                "",
                "  data     " + folder.path() + kept,
                "  Press Ctrl-C to end it.",
                line);
    }

    /** Ends the product first, so that it never sees its platforms vanish. */
    @Override
    public void close() throws IOException {
        product.close();
        sandbox.close();
        folder.close();
    }
}
