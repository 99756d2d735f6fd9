package dev.gembind.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.stripe.StripeCharge;
import dev.gembind.sandbox.stripe.StripePlatform;
import dev.gembind.sandbox.stripe.StripeRefund;
import dev.gembind.sandbox.stripe.StripeSession;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What was sold through Stripe, with the buttons of the card network, and a form that plays a host site. */
final class ShopPage {
    private static final int OK = 200;
    private static final List<String> TYPES =
            List.of("payment.succeeded", "payment.refunded", "payment.disputed", "payment.dispute_won");

    private final Parts parts;
    private final StripePlatform stripe;

    ShopPage(Parts parts) {
        this.parts = parts;
        this.stripe = parts.stripe();
    }

    void register(RoutesConfig routes) {
        routes.get("/shop", ControlServer.page(request -> page("")));
        routes.post("/shop/charges", ControlServer.page(this::act));
        routes.post("/shop/refunds", ControlServer.page(this::failRefund));
        routes.post("/shop/events", ControlServer.page(this::events));
        routes.post("/shop/host", ControlServer.page(this::report));
    }

    private Answer act(Context request) {
        String charge = form(request, "charge");
        switch (form(request, "do")) {
            case "refund" -> stripe.refund(charge, left(charge));
            case "dispute" -> stripe.dispute(charge);
            case "win" -> stripe.decide(charge, true);
            case "lose" -> stripe.decide(charge, false);
            default -> throw new IllegalArgumentException("do must be refund, dispute, win or lose");
        }
        return Answer.seeOther("/shop");
    }

    private Answer failRefund(Context request) {
        stripe.failRefund(form(request, "refund"));
        return Answer.seeOther("/shop");
    }

    private long left(String id) {
        return stripe.charges().stream()
                .filter(charge -> charge.id().equals(id))
                .mapToLong(charge -> charge.amount() - charge.refunded())
                .sum();
    }

    private Answer events(Context request) {
        switch (form(request, "do")) {
            case "lose" -> stripe.loseEvents(true);
            case "deliver" -> stripe.loseEvents(false);
            default -> stripe.resendEvents();
        }
        return Answer.seeOther("/shop");
    }

    private Answer report(Context request) {
        ObjectNode data = Json.object()
                .put("charge", form(request, "charge"))
                .put("order", form(request, "order"))
                .put("currency", form(request, "currency"));
        try {
            data.put("amount", Long.parseLong(form(request, "amount")));
            int status = parts.host().report("evt_" + parts.nextId(), form(request, "type"), data);
            return page("Gembind answered " + status + ".");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount must be a whole number", e);
        } catch (IOException e) {
            throw new IllegalStateException("Gembind does not answer", e);
        }
    }

    private static String form(Context request, String name) {
        return Objects.requireNonNullElse(request.formParam(name), "");
    }

    private Answer page(String told) {
        Markup content =
                Markup.of("""
                {}
                <main class="wide"><header class="hero"><h1>Shop</h1><p>{}</p></header>
                <div class="panels">
                <section class="panel"><h2>Checkout pages</h2>{}</section>
                <section class="panel"><h2>Charges</h2>{}</section>
                <section class="panel"><h2>Refunds</h2>{}</section>
                <section class="panel"><h2>Events of Stripe</h2><form method="post" action="/shop/events">
                <button name="do" value="lose">Have them get lost</button>
                <button name="do" value="deliver">Have them arrive</button>
                <button name="do" value="resend">Send all again, newest first</button></form></section>
                <section class="panel"><h2>A host site reports</h2>{}</section>
                </div></main>
                """, Chrome.navigation("shop", parts), told, sessions(), charges(), refunds(), hostForm());
        return Page.of(OK, "Shop", "plain", content);
    }

    private Markup sessions() {
        List<Markup> rows = stripe.sessions().stream().map(ShopPage::row).toList();
        return table("<th scope=\"col\">Order</th><th scope=\"col\">Amount</th><th scope=\"col\">State</th>", rows);
    }

    private static Markup row(StripeSession session) {
        return Markup.of(
                "<tr><td><a href=\"{}\">{}</a></td><td>{} {}</td><td>{}</td></tr>",
                session.ways().page(),
                session.order(),
                session.amount(),
                session.currency(),
                session.state().name().toLowerCase(Locale.ROOT));
    }

    private Markup charges() {
        List<Markup> rows = stripe.charges().stream().map(ShopPage::row).toList();
        return table("<th scope=\"col\">Charge</th><th scope=\"col\">Back</th><th scope=\"col\">Do</th>", rows);
    }

    private static Markup row(StripeCharge charge) {
        return Markup.of(
                """
                <tr><td>{}</td><td>{} of {}, dispute {}</td><td><form method="post" action="/shop/charges">
                <input type="hidden" name="charge" value="{}"><button name="do" value="refund">Refund</button>
                <button name="do" value="dispute">Dispute</button><button name="do" value="win">Win</button>
                <button name="do" value="lose">Lose</button></form></td></tr>
                """,
                charge.intent(),
                charge.refunded(),
                charge.amount(),
                charge.dispute().name().toLowerCase(Locale.ROOT),
                charge.id());
    }

    private Markup refunds() {
        List<Markup> rows = stripe.refunds().stream().map(ShopPage::row).toList();
        return table("<th scope=\"col\">Of charge</th><th scope=\"col\">Amount</th><th scope=\"col\">Do</th>", rows);
    }

    private static Markup row(StripeRefund refund) {
        Markup button = Markup.of("""
                <form method="post" action="/shop/refunds"><button name="refund" value="{}">Have it fail<span
                class="visually-hidden">, the refund of {}</span></button></form>
                """, refund.id(), refund.charge().intent());
        return Markup.of(
                "<tr><td>{}</td><td>{} {}</td><td>{}</td></tr>",
                refund.charge().intent(),
                refund.amount(),
                refund.charge().currency(),
                refund.failed() ? new Markup("failed") : button);
    }

    private static Markup table(String head, List<Markup> rows) {
        return rows.isEmpty()
                ? new Markup("<p class=\"quiet-note\">Nothing yet.</p>")
                : Markup.of(
                        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
                        new Markup(head),
                        Markup.join(rows));
    }

    private static Markup hostForm() {
        return Markup.of(
                """
                <form method="post" action="/shop/host" class="switch">
                <label>What happened <select name="type">{}</select></label>
                <label>Charge <input name="charge" value="ch_1"></label>
                <label>Order <input name="order"></label>
                <label>Amount <input name="amount" inputmode="numeric" value="99"></label>
                <label>Currency <input name="currency" value="USD"></label>
                <button>Report</button></form>
                """,
                Markup.join(TYPES.stream()
                        .map(type -> Markup.of("<option>{}</option>", type))
                        .toList()));
    }
}
