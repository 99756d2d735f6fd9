package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Paying with Stars, from play wallets. Any invoice can be paid as often as somebody wants to, also an old one; the bot is
 * asked each time, and its answer counts for ten seconds. Thread-safe.
 */
public final class Stars {
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final int CHARGE_LENGTH = 40;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final Scene scene;
    private final Roster roster;
    private final Chats chats;
    private final UpdateQueue updates;
    private final Shapes shapes;
    private final InstantSource clock;
    private final Random random;
    private final StarSubscriptions subscriptions;
    private final StarNews news;
    private final StarLedger ledger = new StarLedger();
    private final Map<Long, Invoice> shown = new HashMap<>();
    private final Map<String, Invoice> links = new HashMap<>();
    private final Map<String, Try> tries = new HashMap<>();
    private volatile String linkBase = "https://t.me/";

    Stars(Behaviour.Stage stage, Scene scene, long seed) {
        this.scene = scene;
        this.roster = stage.roster();
        this.chats = stage.chats();
        this.updates = stage.updates();
        this.shapes = stage.shapes();
        this.clock = stage.clock();
        this.random = new Random(seed ^ 0x57A125);
        this.news = new StarNews(stage.updates());
        this.subscriptions = new StarSubscriptions(this, stage, scene);
    }

    private record Try(Person payer, Invoice invoice, Instant at, StarPayment payment) {
        Try with(StarPayment.State state, String error, String charge) {
            StarPayment next = new StarPayment(state, error.isEmpty() ? null : error, charge.isEmpty() ? null : charge);
            return new Try(payer, invoice, at, next);
        }
    }

    /** Has new links begin like this, so that they lead to a page of the sandbox. */
    public void linksAt(String base) {
        linkBase = base;
    }

    /** Finds what a link asks for; empty when it was not made here. */
    public Optional<Invoice> invoiceOf(String link) {
        return scene.look(() -> Optional.ofNullable(links.get(link)));
    }

    /** Returns what is paid again and again. */
    public StarSubscriptions subscriptions() {
        return subscriptions;
    }

    /** Returns every charge, the oldest first. */
    public List<StarCharge> charges() {
        return scene.look(ledger::charges);
    }

    /** Says what becomes of updates about Stars from now on. */
    public void deliver(StarDelivery delivery) {
        scene.change(() -> {
            news.deliver(delivery);
            return delivery;
        });
    }

    /** Returns what becomes of updates about Stars. */
    public StarDelivery delivery() {
        return scene.look(news::delivery);
    }

    /** Returns how many updates are kept back. */
    public int keptBack() {
        return scene.look(news::keptBack);
    }

    /** Lets go of the updates that were kept back; tells how many. */
    public int release() {
        return scene.change(news::release);
    }

    void tell(String kind, ObjectNode content) {
        news.tell(kind, content);
    }

    /** Returns how many Stars a person has. */
    public long wallet(long person) {
        return scene.look(() -> ledger.wallet(person));
    }

    /** Says how many Stars a person has from now on. */
    public void setWallet(long person, long stars) {
        scene.change(() -> {
            ledger.set(person, stars);
            return stars;
        });
    }

    /** Finds the invoice that a message of the bot is. */
    public Optional<Invoice> invoice(ChatMessage message) {
        return scene.look(() -> Optional.ofNullable(shown.get(message.id())));
    }

    /**
     * Acts as a person who pays the invoice that a message is; somebody whose chat it is not has a forwarded copy of it.
     *
     * @return the id of the question that the bot is asked, for {@link #await}
     * @throws IllegalArgumentException if the message is no invoice
     * @throws IllegalStateException if it is a forwarded copy that cannot be paid
     */
    public String pay(long person, ChatMessage message) {
        Invoice invoice =
                invoice(message).orElseThrow(() -> new IllegalArgumentException("no invoice: " + message.id()));
        if (message.chat() != person && !invoice.startParameter().isEmpty()) {
            throw new IllegalStateException("a forwarded copy opens the bot with " + invoice.startParameter());
        }
        return ask(person, invoice);
    }

    /** Acts as a person who opens an invoice link and pays. */
    public String payLink(long person, String link) {
        Invoice invoice = scene.look(() -> Optional.ofNullable(links.get(link)))
                .orElseThrow(() -> new IllegalArgumentException("no invoice link: " + link));
        return ask(person, invoice);
    }

    private String ask(long person, Invoice invoice) {
        Person payer = roster.get(person);
        return scene.change(() -> {
            String id = Long.toString(random.nextLong(Long.MAX_VALUE));
            boolean enough = ledger.wallet(person) >= invoice.amount();
            StarPayment.State state = enough ? StarPayment.State.ASKED : StarPayment.State.TOO_POOR;
            tries.put(id, new Try(payer, invoice, clock.instant(), new StarPayment(state, null, null)));
            if (enough) {
                ObjectNode query = Json.object().put("id", id);
                query.set("from", shapes.user(payer));
                updates.add("pre_checkout_query", amounts(query, invoice));
            }
            return id;
        });
    }

    /** Waits until a try to pay has ended, and returns how it stands. */
    public StarPayment await(String id, Duration time) {
        scene.await(() -> stateOf(id).state() != StarPayment.State.ASKED, time);
        return scene.look(() -> stateOf(id));
    }

    /** The platform gives a charge back, without being asked by the bot. */
    public void refund(String charge) {
        scene.change(() -> giveBack(charge));
    }

    private StarPayment stateOf(String id) {
        Try attempt = tries.get(id);
        if (attempt == null) {
            throw new IllegalArgumentException("nobody asked " + id);
        }
        boolean late = attempt.payment().state() == StarPayment.State.ASKED && isLate(attempt);
        return late ? attempt.with(StarPayment.State.TIMED_OUT, "", "").payment() : attempt.payment();
    }

    private boolean isLate(Try attempt) {
        return !clock.instant().isBefore(attempt.at().plus(ANSWER_TIME));
    }

    /** The bot's answer to a question. */
    void answer(String id, boolean approved, String error) {
        scene.change(() -> {
            Try attempt = tries.get(id);
            if (attempt == null || attempt.payment().state() != StarPayment.State.ASKED || isLate(attempt)) {
                throw BotApiException.badRequest(
                        "query is too old and response timeout expired or query ID is invalid");
            }
            tries.put(id, approved ? settle(attempt) : attempt.with(StarPayment.State.REFUSED, error, ""));
            return id;
        });
    }

    private Try settle(Try attempt) {
        long payer = attempt.payer().id();
        if (!canPay(payer, attempt.invoice())) {
            return attempt.with(StarPayment.State.TOO_POOR, "", "");
        }
        String charge = charge(attempt.payer(), attempt.invoice(), subscriptions.begin(attempt.invoice()));
        subscriptions.begun(charge, payer, attempt.invoice());
        return attempt.with(StarPayment.State.PAID, "", charge);
    }

    boolean canPay(long person, Invoice invoice) {
        return ledger.wallet(person) >= invoice.amount();
    }

    /** Takes the Stars and tells the bot; returns the number of the charge. */
    String charge(Person payer, Invoice invoice, ObjectNode details) {
        String charge = newCharge();
        ledger.add(new StarLedger.Row(charge, payer.id(), invoice, false, clock.instant()));
        Service paid = new Service("You paid ⭐" + invoice.amount(), "successful_payment", details);
        tell(payer, paid, invoice, charge);
        return charge;
    }

    boolean giveBack(String charge) {
        StarLedger.Row paid =
                ledger.find(charge, false).orElseThrow(() -> new IllegalArgumentException("no charge " + charge));
        if (ledger.find(charge, true).isPresent()) {
            return false;
        }
        ledger.add(new StarLedger.Row(charge, paid.person(), paid.invoice(), true, clock.instant()));
        Person payer = roster.get(paid.person());
        String text = "You got ⭐" + paid.invoice().amount() + " back";
        tell(payer, new Service(text, "refunded_payment", Json.object()), paid.invoice(), charge);
        return true;
    }

    private record Service(String text, String kind, ObjectNode details) {}

    /** Adds a service message to the chat, and tells the bot of it. */
    private void tell(Person person, Service service, Invoice invoice, String charge) {
        ObjectNode message =
                shapes.message(chats.add(person.id(), person, new FormattedText(service.text(), List.of()), List.of()));
        message.remove("text");
        ObjectNode node = amounts(message.putObject(service.kind()), invoice)
                .put("telegram_payment_charge_id", charge)
                .put("provider_payment_charge_id", "");
        node.setAll(service.details());
        news.tell("message", message);
    }

    private static ObjectNode amounts(ObjectNode node, Invoice invoice) {
        return node.put("currency", invoice.currency())
                .put("total_amount", invoice.amount())
                .put("invoice_payload", invoice.payload());
    }

    private String newCharge() {
        StringBuilder id = new StringBuilder("stx");
        for (int i = 0; i < CHARGE_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    void show(ChatMessage message, Invoice invoice) {
        scene.change(() -> Optional.ofNullable(shown.put(message.id(), invoice)));
    }

    String link(Invoice invoice) {
        return scene.change(() -> {
            String link = linkBase + "$" + newCharge();
            links.put(link, invoice);
            return link;
        });
    }

    <T> T look(Function<StarLedger, T> question) {
        return scene.look(() -> question.apply(ledger));
    }

    <T> T change(Supplier<T> step) {
        return scene.change(step);
    }
}
