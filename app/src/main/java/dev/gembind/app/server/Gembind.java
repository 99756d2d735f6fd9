package dev.gembind.app.server;

import dev.gembind.adapters.telegram.TelegramBot;
import dev.gembind.adapters.web.WebInbound;
import dev.gembind.adapters.web.WebServer;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.app.stores.Data;
import dev.gembind.core.Secret;
import dev.gembind.core.ledger.Checkpointer;
import dev.gembind.core.webhooks.WebhookHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. {@link #start} listens (so that health can be asked however long the rest takes), opens the data, checks
 * itself, and only then takes requests; {@link #close} first says that it is going, then lets what is under way end, and
 * closes the data last. A platform that cannot be reached keeps nothing from starting. Thread-safe.
 */
public final class Gembind implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gembind.class);
    private static final Duration BETWEEN_DELIVERIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CHORES = Duration.ofMinutes(1);

    private final Ground ground;
    private final Closing closing;
    private final Secret token;
    private final WebServer web;

    private Gembind(Ground ground, Closing closing) {
        this.ground = ground;
        this.closing = closing;
        this.token = OperatorFile.newToken(ground.world().random());
        this.web = closing.opened(new WebDoor(ground).server(token));
    }

    /** Opens the storage that is configured; may take long. */
    @FunctionalInterface
    interface Opening {
        Data open(AppConfig config, World world);
    }

    /**
     * Starts a server; when this returns, it takes requests.
     *
     * @throws dev.gembind.adapters.web.PortInUseException if it cannot listen; the data was not touched then
     * @throws dev.gembind.adapters.csv.FolderInUseException if another process has the data open
     * @throws dev.gembind.core.storage.StorageException if the data cannot be opened
     */
    public static Gembind start(AppConfig config, World world) {
        return start(config, world, (what, where) -> Data.open(what, where.clock(), where.random()));
    }

    static Gembind start(AppConfig config, World world, Opening opening) {
        Closing closing = new Closing();
        try {
            Gembind server = new Gembind(Ground.lay(config, world, closing), closing);
            server.web.start();
            Runnable listening = server.furnish(closing.opened(opening.open(config, world)));
            server.web.open();
            listening.run(); // Telegram may send from now on, and is answered
            LOG.info("ready at {}", server.baseUrl());
            return server;
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /** Puts together what is served, and everything that works beside it; returns what is to start when requests are taken. */
    private Runnable furnish(Data storage) {
        Foundation base = Foundation.on(ground, storage);
        Platforms platforms = new Platforms(base, closing);
        Services services = Services.of(base, platforms.providers());
        BackgroundLease lease = closing.opened(
                new BackgroundLease(storage.sharing(), base.world().random(), System::nanoTime));
        BackupSchedule backups = closing.opened(new BackupSchedule(backups(base, lease)));
        Payments payments = new Payments(base, platforms.stars(), platforms.stripe());
        Optional<TelegramBot> bot = platforms.bot(services, payments);
        Till till = payments.till(bot);
        closing.opened(web); // it ends before what it serves does
        Optional<Reconciliation> reconciliation = payments.reconciliation(lease::isHeld);
        WebOffer offer = new WebOffer(base, services, payments.shop(till), backups);
        List<WebhookHandler> handlers = new ArrayList<>(payments.handlers());
        bot.flatMap(platforms::webhook).ifPresent(handlers::add);
        web.serve(
                offer.services(),
                offer.operations(bot.map(Platforms::check).stream().toList(), payments.commands(reconciliation)),
                new WebInbound(handlers));
        check(base);
        lease.start();
        List<Housekeeping.Chore> chores = new ArrayList<>(chores(services, storage));
        chores.addAll(payments.chores());
        chores.addAll(platforms.chores());
        closing.opened(new Housekeeping(chores, lease::isHeld).every(BETWEEN_CHORES));
        closing.opened(payments.deliveries(till, bot.map(there -> there.notices(services.bindings())), lease::isHeld)
                .every(BETWEEN_DELIVERIES));
        reconciliation.map(closing::opened).ifPresent(all -> all.every(BETWEEN_CHORES));
        closing.opened(new LiveCodes(services.links()::countLive, ground.meters()).every(BETWEEN_CHORES));
        backups.start();
        closing.opened(new CheckpointSchedule(checkpoints(base, lease))).start();
        publish();
        return () -> bot.ifPresent(there -> platforms.start(there, baseUrl()));
    }

    /** Returns where people reach the site. */
    public URI baseUrl() {
        return ground.config().server().baseUrl(web.port());
    }

    /** Returns where health details and metrics are. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + web.managementPort());
    }

    /** One read through everything that a request will need. */
    private static void check(Foundation base) {
        base.stores()
                .transactor()
                .read(
                        "self-check",
                        view -> base.stores().users().list(view, "", 1).size());
        base.storage().trouble().get().ifPresent(problem -> LOG.error("the data cannot be written: {}", problem));
    }

    private static List<Housekeeping.Chore> chores(Services services, Data storage) {
        return List.of(
                new Housekeeping.Chore("link attempts", services.links()::purge),
                new Housekeeping.Chore("sessions", services.sessions()::purge),
                Housekeeping.Chore.whileMore("holds and gems", services.gems()::sweep),
                new Housekeeping.Chore("permits", storage.sharing()::forgetLimits));
    }

    private static BackupSchedule.Needs backups(Foundation base, BackgroundLease lease) {
        return new BackupSchedule.Needs(
                base.config().backups(),
                base.storage().backups(),
                base.meters(),
                base.alerts(),
                base.world().clock(),
                lease::isHeld);
    }

    private static CheckpointSchedule.Needs checkpoints(Foundation base, BackgroundLease lease) {
        Data storage = base.storage();
        InstantSource clock = base.world().clock();
        Checkpointer checkpointer = new Checkpointer(
                storage.payments().ledger(),
                storage.checkpoints(),
                base.context().keys(),
                clock);
        return new CheckpointSchedule.Needs(
                base.config().checkpoints(),
                checkpointer,
                storage.checkpoints(),
                storage.movable().transactor(),
                base.meters(),
                base.alerts(),
                clock,
                lease::isHeld);
    }

    private void publish() {
        Path folder = ground.config().dataFolder();
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
