package dev.gembind.app.server;

import dev.gembind.adapters.telegram.TelegramBot;
import dev.gembind.adapters.web.WebServer;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. {@link #start} opens the data, listens (so that health can be asked), checks itself, and only then
 * takes requests; {@link #close} first says that it is going, then lets what is under way end, and closes the data last.
 * A platform that cannot be reached keeps nothing from starting. Thread-safe.
 */
public final class Gembind implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gembind.class);
    private static final Duration BETWEEN_CHORES = Duration.ofMinutes(1);

    private final Closing closing = new Closing();
    private final AppConfig config;
    private final Foundation base;
    private final WebServer web;

    private Gembind(AppConfig config, World world) {
        this.config = config;
        try {
            this.base = Foundation.lay(config, world, closing);
            Platforms platforms = new Platforms(base, closing);
            Services services = Services.of(base, platforms.providers());
            BackupSchedule backups = closing.opened(new BackupSchedule(backups()));
            Secret token = OperatorFile.newToken(world.random());
            Optional<TelegramBot> bot = platforms.bot(services);
            this.web = closing.opened(new WebDoor(base, services, backups)
                    .server(token, bot.map(Platforms::check).stream().toList()));
            web.start();
            check();
            bot.ifPresent(Platforms::start);
            closing.opened(new Housekeeping(chores(services)).every(BETWEEN_CHORES));
            backups.start();
            publish(token);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /**
     * Starts a server; when this returns, it takes requests.
     *
     * @throws dev.gembind.adapters.csv.FolderInUseException if another process has the data open
     * @throws dev.gembind.adapters.web.PortInUseException if it cannot listen
     * @throws dev.gembind.core.storage.StorageException if the data cannot be opened
     */
    public static Gembind start(AppConfig config, World world) {
        Gembind server = new Gembind(config, world);
        server.web.open();
        LOG.info("ready at {}", server.baseUrl());
        return server;
    }

    /** Returns where people reach the site. */
    public URI baseUrl() {
        return config.server().baseUrl(web.port());
    }

    /** Returns where health details and metrics are. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + web.managementPort());
    }

    /** One read through everything that a request will need. */
    private void check() {
        base.stores()
                .transactor()
                .read(
                        "self-check",
                        view -> base.stores().users().list(view, "", 1).size());
        base.storage().trouble().get().ifPresent(problem -> LOG.error("the data cannot be written: {}", problem));
    }

    private List<Housekeeping.Chore> chores(Services services) {
        return List.of(
                new Housekeeping.Chore("link attempts", services.links()::purge),
                new Housekeeping.Chore("sessions", services.sessions()::purge));
    }

    private BackupSchedule.Needs backups() {
        return new BackupSchedule.Needs(
                config.backups(),
                base.storage().backups(),
                base.meters(),
                base.alerts(),
                base.world().clock());
    }

    private void publish(Secret token) {
        Path folder = config.dataFolder();
        try {
            new OperatorFile(web.managementPort(), token).write(folder);
            closing.opened(() -> OperatorFile.delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be written", e);
        }
    }

    /** Ends within ten seconds. Later calls do nothing. */
    @Override
    public void close() {
        web.drain();
        LOG.info("ending");
        closing.close();
    }
}
