package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.faults.SimulatedPlatform;
import dev.gembind.sandbox.web.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The simulated Telegram, and a way to act as its people without a browser. A private chat has the id of its person;
 * {@link #GROUP} is the group. Fault endpoints are the methods' names in lower case, such as {@code sendmessage}. Safe
 * for use by many threads.
 */
public final class TelegramPlatform extends SimulatedPlatform {
    /** The id of the group that everybody and the bot are members of. */
    public static final long GROUP = Chats.GROUP;

    /** The title of the group. */
    public static final String GROUP_TITLE = Chats.GROUP_TITLE;

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final BotAccount bot;
    private final Scene scene = new Scene();
    private final Roster roster;
    private final Chats chats;
    private final UpdateQueue updates;
    private final Callbacks callbacks;
    private final Behaviour behaviour;
    private final Stars stars;
    private final ProfileMethods profile;
    private final UpdateMethods hearing;
    private final Thread delivery;

    private TelegramPlatform(BotAccount bot, Seeds seeds, InstantSource clock) {
        super(clock);
        this.bot = bot;
        this.roster = new Roster(scene, seeds.people());
        this.chats = new Chats(scene, clock);
        this.updates = new UpdateQueue(scene, clock, seeds.ids());
        this.callbacks = new Callbacks(scene, clock, seeds.ids());
        Shapes shapes = new Shapes(bot, roster);
        Behaviour.Stage stage = new Behaviour.Stage(bot, roster, chats, updates, callbacks, shapes, clock);
        this.stars = new Stars(stage, scene, seeds.ids());
        this.behaviour = new Behaviour(stage, stars);
        this.profile = new ProfileMethods(scene, shapes);
        UpdateFaults updateFaults = new UpdateFaults(faults());
        this.hearing = new UpdateMethods(scene, updates, updateFaults);
        Map<String, BotMethod> methods = new HashMap<>(hearing.methods());
        methods.putAll(new MessageMethods(roster, chats, callbacks, shapes).methods());
        methods.putAll(profile.methods());
        methods.putAll(new StarMethods(stars, stage).methods());
        BotApi api = new BotApi(bot, methods, gate(new TelegramVoice()));
        start("telegram", api::register);
        this.delivery = new WebhookDelivery(scene, updates, hearing, updateFaults, clock).start();
    }

    /**
     * What is drawn from what.
     *
     * @param people who there is
     * @param ids ids of updates, payments and pressed buttons
     */
    public record Seeds(long people, long ids) {}

    /** Starts it on a free port of 127.0.0.1. */
    public static TelegramPlatform start(BotAccount bot, Seeds seeds, InstantSource clock) {
        return new TelegramPlatform(bot, seeds, clock);
    }

    /** Returns the bot. */
    public BotAccount bot() {
        return bot;
    }

    /** Returns everybody, in a fixed order: first the people of the seed. */
    public List<Person> people() {
        return roster.all();
    }

    /** Finds a person. */
    public Optional<Person> find(long person) {
        return roster.find(person);
    }

    /** Adds a person, or renames the one with this id. */
    public void add(Person person) {
        roster.add(person);
    }

    /**
     * Acts as a person who writes to the bot.
     *
     * @throws IllegalStateException if the person blocks the bot
     */
    public ChatMessage send(long person, String text) {
        return behaviour.write(person, person, text);
    }

    /** Acts as a person who writes in the group; the bot sees it only if it is a command to it. */
    public ChatMessage sendInGroup(long person, String text) {
        return behaviour.write(person, GROUP, text);
    }

    /** Acts as a person who opens {@code https://t.me/<bot>?start=<payload>} and presses Start. */
    public ChatMessage openDeepLink(long person, String payload) {
        return send(person, payload.isEmpty() ? "/start" : "/start " + payload);
    }

    /** Acts as the author of a message who changes its text. */
    public ChatMessage edit(ChatMessage message, String text) {
        if (message.fromBot()) {
            throw new IllegalArgumentException("people edit their own messages only");
        }
        return behaviour.edit(message, text);
    }

    /**
     * Acts as a person who presses a button, also one of an older version of the message. The button of an invoice pays it.
     *
     * @return the id of the callback query, for {@link #awaitAnswer}; of an invoice, for {@link Stars#await}
     * @throws IllegalArgumentException if the message or the button does not exist
     */
    public String press(long person, ChatMessage message, String label) {
        return behaviour.press(person, message.chat(), message.id(), label);
    }

    /** Acts as a person who blocks the bot, or lets it in again. */
    public void block(long person, boolean on) {
        behaviour.block(person, on);
    }

    /** Says whether a person blocks the bot. */
    public boolean isBlocked(long person) {
        return roster.blocking(person);
    }

    /** Returns the messages of a chat, oldest first. */
    public List<ChatMessage> messages(long chat) {
        return chats.of(chat);
    }

    /** Waits until the chat holds a message of the bot that fits; empty when the time is up. */
    public Optional<ChatMessage> awaitMessage(long chat, Predicate<ChatMessage> fits, Duration time) {
        Predicate<ChatMessage> wanted = message -> message.fromBot() && fits.test(message);
        scene.await(() -> chats.of(chat).stream().anyMatch(wanted), time);
        return chats.of(chat).stream().filter(wanted).reduce((older, newer) -> newer);
    }

    /** Waits for the bot's answer to a button press; empty when the time is up. */
    public Optional<CallbackAnswer> awaitAnswer(String callbackQuery, Duration time) {
        scene.await(() -> callbacks.find(callbackQuery).isPresent(), time);
        return callbacks.find(callbackQuery);
    }

    /** Returns the answer to the newest button press of a person in a chat. */
    public Optional<CallbackAnswer> newestAnswer(long person, long chat) {
        return callbacks.newest(person, chat);
    }

    /** Returns the Stars: who has how many, and how they are paid. */
    public Stars stars() {
        return stars;
    }

    /** Returns the menu the bot set. */
    public List<BotCommand> commands() {
        return profile.commands();
    }

    /**
     * Queues an update nobody here can cause, such as a post in a channel.
     *
     * @param kind the field's name, such as {@code channel_post}
     * @param json what stands under it
     * @return its update id
     */
    public int inject(String kind, String json) {
        JsonNode content = Json.read(json).orElseThrow(() -> new IllegalArgumentException("not JSON"));
        if (!(content instanceof ObjectNode object)) {
            throw new IllegalArgumentException("an update's content must be a JSON object");
        }
        return updates.add(kind, object);
    }

    /** Returns how many updates the bot has not confirmed. */
    public int pendingUpdates() {
        return updates.pending();
    }

    /** Returns how many long polls wait now. */
    public int waitingPolls() {
        return hearing.waiting();
    }

    /** Returns a number that grows with each change people can see. */
    public long version() {
        return scene.version();
    }

    /** Waits for a change after this version and returns the new number. */
    public long awaitChange(long after, Duration time) {
        scene.await(() -> scene.version() > after, time);
        return scene.version();
    }

    /** Ends all polls and held requests, stops and frees the port. */
    @Override
    public void close() {
        scene.end();
        delivery.interrupt();
        super.close();
        try {
            delivery.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
