package dev.gembind.sandbox.stripe;

import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** The page that people pay on. */
final class PayPage {
    private static final int OK = 200;
    private static final int DECIMALS = 2;

    private final StripeBook book;

    PayPage(StripeBook book) {
        this.book = book;
    }

    Answer show(Context request) {
        StripeSession session = book.session(request.pathParam("session"));
        Markup choices = session.state() == StripeSession.State.OPEN
                ? new Markup("<form method=\"post\"><button class=\"primary\" name=\"do\" value=\"pay\">Pay</button>"
                        + " <button name=\"do\" value=\"cancel\">Back to the shop</button>"
                        + " <button name=\"do\" value=\"expire\">Let it expire</button></form>")
                : Markup.of(
                        "<p>This page is {}.</p><p><a href=\"{}\">Back</a></p>",
                        session.state().name().toLowerCase(Locale.ROOT),
                        session.ways().canceled());
        Markup content = Markup.of(
                "<main class=\"card\"><h1>Checkout</h1><p>{}</p><p><strong>{} {}</strong></p>{}</main>",
                session.title(),
                BigDecimal.valueOf(session.amount(), DECIMALS).toPlainString(),
                session.currency().toUpperCase(Locale.ROOT),
                choices);
        return Page.allowForms(Page.of(OK, "Checkout", "plain", content), origin(session));
    }

    private static String origin(StripeSession session) {
        URI paid = session.ways().paid();
        return paid.getScheme() + "://" + paid.getAuthority();
    }

    Answer decide(Context request) {
        StripeSession session = book.session(request.pathParam("session"));
        String choice = Objects.requireNonNullElse(request.formParam("do"), "");
        return switch (choice) {
            case "pay" -> Answer.seeOther(book.pay(session.id()).ways().paid());
            case "expire" -> Answer.seeOther(book.expire(session.id()).ways().canceled());
            case "cancel" -> Answer.seeOther(session.ways().canceled());
            default -> throw new IllegalArgumentException("do must be pay, cancel or expire");
        };
    }
}
