package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.Invoice;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.NoSuchElementException;

/** Plays a link to an invoice: opening shows it, and whoever's phone is chosen pays it with play Stars. */
final class InvoicePage {
    private static final int OK = 200;

    private final Parts parts;
    private final TelegramPlatform telegram;

    InvoicePage(Parts parts) {
        this.parts = parts;
        this.telegram = parts.telegram();
    }

    void register(RoutesConfig routes) {
        routes.get("/invoice/{slug}", ControlServer.page(this::show));
        routes.post("/invoice/{slug}", ControlServer.page(this::pay));
    }

    private Answer show(Context request) {
        Invoice invoice = telegram.stars()
                .invoiceOf(link(request))
                .orElseThrow(() -> new NoSuchElementException("no invoice has this link"));
        Markup content = Markup.of(
                """
                {}
                <main class="card telegram"><h1>{}</h1><p class="note">{}</p>
                <form method="post"><fieldset><legend>Pay on the phone of</legend><div class="people">{}</div></fieldset>
                <div class="actions"><button class="primary">{}</button></div></form></main>
                """,
                Chrome.navigation("phone", parts),
                invoice.title(),
                invoice.description(),
                PhonePicker.of(telegram),
                invoice.payLabel());
        return Page.of(OK, "Invoice", "plain", content);
    }

    private Answer pay(Context request) {
        long id = PhonePages.number(PhonePages.form(request, "person"));
        Person person = telegram.find(id).orElseThrow(() -> new NoSuchElementException("nobody has the id " + id));
        telegram.stars().payLink(id, link(request));
        return Answer.seeOther(ChatPath.BOT.path(person));
    }

    private static String link(Context request) {
        URI here = URI.create(request.url());
        return "http://" + here.getAuthority().replace("localhost", "127.0.0.1") + here.getPath();
    }
}
