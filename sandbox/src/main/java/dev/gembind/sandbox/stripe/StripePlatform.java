package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.sandbox.faults.FaultGate;
import dev.gembind.sandbox.faults.SimulatedPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Endpoint;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The simulated Stripe, and a way to act as those who pay and as the card network. Fault endpoints: {@code checkout}, {@code
 * refund} and {@code page}. Thread-safe.
 */
public final class StripePlatform extends SimulatedPlatform {
    /** The names of the calls a fault can be put on. */
    public static final List<String> ENDPOINTS = List.of("checkout", "refund", "page");

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final EventDesk events;
    private final StripeBook book;

    private StripePlatform(StripeAccount account, long seed, Clocks clocks, Supplier<URI> product) {
        super(clocks.stripe());
        InstantSource clock = clocks.stripe();
        this.events = new EventDesk(account.webhookSecret(), product, clocks.events());
        this.book = new StripeBook(clock, seed, this::tell);
        FaultGate gate = gate(new StripeVoice());
        StripeApi api = new StripeApi(account, book, clock, this::base);
        start("stripe", routes -> register(routes, gate, api));
    }

    /**
     * Two clocks: a product does not travel in time with the sandbox, and would refuse what is signed in its future.
     *
     * @param stripe says when pages are over
     * @param events says when events are signed
     */
    public record Clocks(InstantSource stripe, InstantSource events) {}

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @param product where the product is now; events go to its {@code /webhooks/stripe}
     */
    public static StripePlatform start(StripeAccount account, long seed, Clocks clocks, Supplier<URI> product) {
        return new StripePlatform(account, seed, clocks, product);
    }

    private void register(RoutesConfig routes, FaultGate gate, StripeApi api) {
        PayPage page = new PayPage(book);
        routes.post("/v1/checkout/sessions", through(gate, "checkout", api::checkout));
        routes.post("/v1/refunds", through(gate, "refund", api::refund));
        routes.get("/c/pay/{session}", through(gate, "page", page::show));
        routes.post("/c/pay/{session}", through(gate, "page", page::decide));
        routes.get("/sandbox.css", request -> write(request, Page.style()));
        routes.exception(NoSuchElementException.class, (e, request) -> fail(request, NOT_FOUND, e));
        routes.exception(IllegalStateException.class, (e, request) -> fail(request, CONFLICT, e));
    }

    private static Handler through(FaultGate gate, String name, Endpoint endpoint) {
        return request -> gate.pass(request, name, endpoint);
    }

    private static void fail(Context request, int status, RuntimeException problem) {
        write(request, Answer.text(status, String.valueOf(problem.getMessage())));
    }

    private static void write(Context request, Answer answer) {
        request.status(answer.status()).contentType(answer.contentType());
        answer.headers().forEach(request::header);
        request.result(answer.body());
    }

    private void tell(String type, JsonNode subject) {
        events.tell(book.newId("evt_"), type, subject);
    }

    /** Returns every page, the oldest first. */
    public List<StripeSession> sessions() {
        return book.sessions();
    }

    /** Returns every charge, the oldest first. */
    public List<StripeCharge> charges() {
        return book.charges();
    }

    /**
     * Acts as somebody who pays on a page.
     *
     * @throws NoSuchElementException if there is no such page
     * @throws IllegalStateException if it can no longer be paid
     */
    public StripeSession pay(String session) {
        return book.pay(session);
    }

    /** Ends a page that nobody paid; the rest is as with {@link #pay}. */
    public StripeSession expire(String session) {
        return book.expire(session);
    }

    /**
     * Gives money back as from Stripe's own dashboard.
     *
     * @param charge the id of a charge or of its payment intent
     * @param amount how much; not more than is left
     */
    public StripeCharge refund(String charge, long amount) {
        StripeCharge found = charge(charge);
        if (amount < 1 || amount > found.amount() - found.refunded()) {
            throw new IllegalArgumentException("amount must be 1 to what is left, but is " + amount);
        }
        book.refund(found, amount, null);
        return charge(charge);
    }

    /** Returns every refund, the oldest first. */
    public List<StripeRefund> refunds() {
        return book.refunds();
    }

    /**
     * Has a refund fail that seemed to succeed: the bank sends the money back to the merchant.
     *
     * @throws NoSuchElementException if there is no such refund
     * @throws IllegalStateException if it has failed before
     */
    public StripeRefund failRefund(String refund) {
        return book.fail(refund);
    }

    /** Acts as a card holder who disputes a charge; it must not be disputed yet. */
    public StripeCharge dispute(String charge) {
        return book.dispute(charge(charge));
    }

    /** Decides an open dispute. */
    public StripeCharge decide(String charge, boolean won) {
        return book.decide(charge(charge), won);
    }

    private StripeCharge charge(String id) {
        return book.find(id).orElseThrow(() -> new NoSuchElementException("no charge has the id " + id));
    }

    /** Has events get lost from now on, or no longer. */
    public void loseEvents(boolean on) {
        events.lose(on);
    }

    /** Sends every event again, the newest first, lost ones too. */
    public void resendEvents() {
        events.again();
    }

    /** Returns the newest events as they were sent, the oldest first. */
    public List<String> events() {
        return events.sent();
    }

    /** Cuts held requests, stops and frees the port; no event is sent any more. */
    @Override
    public void close() {
        super.close();
        events.close();
    }
}
