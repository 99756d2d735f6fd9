package dev.gembind.adapters.telegram;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookSchemes;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/**
 * The Telegram bot: polls for updates or has them sent, answers people, and links their accounts by code. Telegram being
 * away is no failure of the bot: it keeps trying, and {@link #health()} says so.
 *
 * <p>Started once and closed once. All its threads are daemons and end with {@link #close()}. Thread-safe.
 */
public final class TelegramBot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramBot.class);
    // calls that concern the bot itself queue up as if for a chat that no person has
    private static final long NO_CHAT = 0;

    /**
     * What the bot needs from outside.
     *
     * @param links opens link codes
     * @param confirmations takes yes and no
     * @param bindings tells who an account belongs to, and lets go of it
     * @param signIns makes users
     * @param limiter counts what people send
     * @param alerts hears of what only a person can end: a rejected token, a second reader of the updates
     * @param meters counts and times
     * @param time tells the time
     * @param random spreads retries
     * @param shop sells gems; null where nothing is sold
     * @param inbox remembers handled updates for all instances; null to remember them in memory only
     */
    public record Needs(
            LinkService links,
            ConfirmationService confirmations,
            BindingService bindings,
            SignInService signIns,
            RateLimiter limiter,
            AlertSink alerts,
            MeterRegistry meters,
            InstantSource time,
            RandomGenerator random,
            @Nullable Shop shop,
            @Nullable UpdateInbox inbox) {
        private Parts parts() {
            return new Parts(
                    new CoreDesk(links, confirmations, bindings, signIns),
                    new LimiterGate(limiter),
                    (kind, message) -> alerts.alert(new Alert(kind, Platform.TELEGRAM.key(), message)),
                    meters,
                    time,
                    random,
                    shop,
                    inbox);
        }
    }

    /**
     * What the bot works with.
     *
     * @param desk decides
     * @param gate limits
     * @param alarm tells operators
     * @param meters counts
     * @param clock tells the time
     * @param random spreads retries
     * @param shop sells gems; null where nothing is sold
     * @param inbox remembers handled updates for all instances; null to remember them in memory only
     */
    record Parts(
            Desk desk,
            Gate gate,
            Alarm alarm,
            MeterRegistry meters,
            InstantSource clock,
            RandomGenerator random,
            @Nullable Shop shop,
            @Nullable UpdateInbox inbox) {}

    private final TelegramConfig config;
    private final BotApi api;
    private final ChatSender sender;
    private final PollThread polling;
    private final BotMeters meters;
    private final SendPace pace;
    private final StopSignal ending = new StopSignal();
    private final @Nullable Counter counter;
    private final @Nullable UpdateInbox inbox;
    private final @Nullable UpdateNotes notes;
    private final UpdateWork work;

    /** Makes a bot that does nothing yet; see {@link #start()}. */
    public TelegramBot(TelegramConfig config, Needs needs) {
        this(config, needs.parts());
    }

    TelegramBot(TelegramConfig config, Parts parts) {
        this.meters = new BotMeters(parts.meters());
        this.pace = new SendPace(parts.clock());
        this.config = config;
        this.api = BotApi.forCalls(config, meters);
        this.sender = new ChatSender(api, new Backoff(parts.random()), meters);
        Shop shop = parts.shop();
        ShopTalk talk = shop == null ? null : ShopTalk.of(parts.desk(), shop, parts.clock());
        Dialogue dialogue = new Dialogue(
                config.username(), new LinkTalk(parts.desk()), new AccountTalk(parts.desk()), talk, parts.clock());
        this.inbox = parts.inbox();
        this.notes = inbox == null ? null : new UpdateNotes(inbox, meters);
        Errands errands = new Errands(notes == null ? update -> {} : notes::settled);
        Consumer<Outgoing> answers = outgoing -> sender.send(errands.answer(outgoing));
        BotUpdates people = new BotUpdates(dialogue, parts.gate(), answers);
        this.counter =
                shop == null ? null : new Counter(config, shop, meters, new Till(shop, parts.alarm(), meters, answers));
        this.work = new UpdateWork(counter == null ? people : counter.beside(people), meters, errands);
        this.polling =
                new PollThread(config, new PollThread.Needs(work, parts.alarm(), parts.clock(), parts.random(), inbox));
    }

    /**
     * Starts polling and returns at once. A webhook that is set is deleted; updates that wait for it are polled.
     *
     * @throws IllegalThreadStateException if it was started before
     */
    public void start() {
        polling.start();
        sender.send(new Outgoing(NO_CHAT, menu(), null, 0));
        LOG.info("Telegram bot @{} polls {}", config.username(), config.apiBase());
    }

    /**
     * Has updates sent to an address instead, and returns at once; whoever listens there passes them to {@link #webhook}.
     *
     * @param address as Telegram reaches it; https, but for a server of your own
     * @param secret what Telegram has to show with each update
     * @throws IllegalThreadStateException if it was started before
     */
    public void startWebhook(URI address, Secret secret) {
        polling.startWebhook(address, secret);
        sender.send(new Outgoing(NO_CHAT, menu(), null, 0));
        LOG.info("Telegram bot @{} has updates of {} sent", config.username(), config.apiBase());
    }

    /** Returns what takes updates that were sent and show the secret. */
    public WebhookHandler webhook(Secret secret) {
        return new TelegramWebhook(WebhookSchemes.telegram(List.of(secret)), work, inbox);
    }

    private SetMyCommands menu() {
        List<BotCommand> commands = new ArrayList<>(List.of(
                new BotCommand("start", Sentence.COMMAND_START.text()),
                new BotCommand("link", Sentence.COMMAND_LINK.text()),
                new BotCommand("me", Sentence.COMMAND_ME.text()),
                new BotCommand("unlink", Sentence.COMMAND_UNLINK.text())));
        if (counter != null) {
            commands.addAll(Counter.COMMANDS);
        }
        commands.add(new BotCommand("help", Sentence.COMMAND_HELP.text()));
        return new SetMyCommands(commands);
    }

    /**
     * Returns what tells users in Telegram what became of their payments; it sends {@link
     * dev.gembind.core.payments.Notice#topic()}.
     */
    public Courier notices(BindingService bindings) {
        return new TelegramNotices(api, bindings, meters, pace, ending);
    }

    /** Returns what makes links to invoices. */
    public Checkout checkout() {
        return new TelegramCheckout(api);
    }

    /** Returns how the bot is doing; costs nothing. */
    public TelegramHealth health() {
        return polling.health();
    }

    /**
     * Asks Telegram who the token belongs to, within one call timeout.
     *
     * @return one sentence on what is wrong and what helps, or empty when token and user name fit together
     */
    public Optional<String> findProblem() {
        ApiAnswer answer = api.call(new GetMe());
        if (answer instanceof ApiAnswer.Done done) {
            String username = done.result().path("username").asText("");
            return username.equalsIgnoreCase(config.username())
                    ? Optional.empty()
                    : Optional.of("TELEGRAM_BOT_TOKEN belongs to @" + username + ", but TELEGRAM_BOT_USERNAME is "
                            + config.username() + ".");
        }
        return Optional.of(Listening.isTokenRejection(answer) ? Listening.BAD_TOKEN : Listening.unreachable(answer));
    }

    /**
     * Stops within about a second: ends a poll under way, lets the update being handled finish, and gives answers on
     * their way one second. What Telegram was not yet told to be handled comes again at the next start; what was handled
     * and answered is not handled again then. A webhook stays set: updates wait at Telegram for the next start.
     */
    @Override
    public void close() {
        ending.stop();
        polling.stop();
        sender.close();
        if (notes != null) {
            notes.close();
        }
        if (counter != null) {
            counter.close();
        }
        api.close();
    }
}
