package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.StarCharge;
import dev.gembind.sandbox.telegram.StarDelivery;
import dev.gembind.sandbox.telegram.StarSubscription;
import dev.gembind.sandbox.telegram.Stars;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What was paid in Stars, with the buttons of Telegram itself: refunds, renewals, and what becomes of updates. */
final class StarsPage {
    private static final int OK = 200;
    private static final String PATH = "/stars";

    private final Parts parts;
    private final Stars stars;

    StarsPage(Parts parts) {
        this.parts = parts;
        this.stars = parts.telegram().stars();
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, ControlServer.page(request -> page()));
        routes.post(PATH + "/charges", ControlServer.page(this::giveBack));
        routes.post(PATH + "/subscriptions", ControlServer.page(this::act));
        routes.post(PATH + "/updates", ControlServer.page(this::deliver));
    }

    private Answer giveBack(Context request) {
        stars.refund(form(request, "charge"));
        return Answer.seeOther(PATH);
    }

    private Answer act(Context request) {
        String first = form(request, "first");
        switch (form(request, "do")) {
            case "renew" -> stars.subscriptions().renew(first);
            case "fail" -> stars.subscriptions().fail(first);
            case "cancel" -> stars.subscriptions().setRenewing(first, false);
            case "resume" -> stars.subscriptions().setRenewing(first, true);
            default -> throw new IllegalArgumentException("do must be renew, fail, cancel or resume");
        }
        return Answer.seeOther(PATH);
    }

    private Answer deliver(Context request) {
        String wish = form(request, "do");
        if (wish.equals("release")) {
            stars.release();
        } else {
            stars.deliver(Arrays.stream(StarDelivery.values())
                    .filter(delivery -> word(delivery).equals(wish))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("do must be release, at-once, twice, late or never")));
        }
        return Answer.seeOther(PATH);
    }

    private static String form(Context request, String name) {
        return Objects.requireNonNullElse(request.formParam(name), "");
    }

    private Answer page() {
        Markup content = Markup.of("""
                {}
                <main class="wide"><header class="hero"><h1>Stars</h1>
                <p>What Telegram itself does, and what becomes of the updates that tell the bot of it.</p></header>
                <div class="panels">
                <section class="panel"><h2>Payments</h2>{}</section>
                <section class="panel"><h2>Subscriptions</h2>{}</section>
                <section class="panel"><h2>Updates about Stars</h2>{}</section>
                </div></main>
                """, Chrome.navigation("stars", parts), charges(), subscriptions(), updates());
        return Page.of(OK, "Stars", "plain", content);
    }

    private Markup charges() {
        List<Markup> rows = stars.charges().stream().map(this::row).toList();
        return table(
                "Nobody has paid anything in Stars yet. Send /buy on a phone.",
                "<th scope=\"col\">Who</th><th scope=\"col\">What</th><th scope=\"col\">Do</th>",
                rows);
    }

    private Markup row(StarCharge charge) {
        Markup button = Markup.of("""
                <form method="post" action="/stars/charges"><button name="charge" value="{}">Give back<span
                class="visually-hidden"> {} Stars to {}</span></button></form>
                """, charge.id(), charge.amount(), name(charge.person()));
        return Markup.of(
                "<tr><td><bdi>{}</bdi></td><td>{}, {} Stars</td><td>{}</td></tr>",
                name(charge.person()),
                charge.title(),
                charge.amount(),
                charge.given() ? new Markup("given back") : button);
    }

    private Markup subscriptions() {
        List<Markup> rows = stars.subscriptions().all().stream().map(this::row).toList();
        return table(
                "Nobody has a subscription yet.",
                "<th scope=\"col\">Who</th><th scope=\"col\">Paid until</th><th scope=\"col\">Do</th>",
                rows);
    }

    private Markup row(StarSubscription subscription) {
        return Markup.of(
                "<tr><td><bdi>{}</bdi></td><td>{}{}</td><td>{}</td></tr>",
                name(subscription.person()),
                subscription.until().atOffset(ZoneOffset.UTC).toLocalDate(),
                subscription.renews() ? "" : subscription.endedByBot() ? ", ended by the bot" : ", canceled",
                subscription.endedByBot() ? new Markup("nothing to do") : buttons(subscription));
    }

    private Markup buttons(StarSubscription subscription) {
        Markup choices = subscription.renews()
                ? new Markup("""
                        <button name="do" value="renew">Renew now</button>
                        <button name="do" value="fail">Have the renewal fail</button>
                        <button name="do" value="cancel">Cancel as the person</button>""")
                : new Markup("<button name=\"do\" value=\"resume\">Turn on again</button>");
        return Markup.of("""
                <form method="post" action="/stars/subscriptions" aria-label="Subscription of {}"><input type="hidden"
                name="first" value="{}">{}</form>
                """, name(subscription.person()), subscription.first(), choices);
    }

    private Markup updates() {
        List<Markup> choices =
                Arrays.stream(StarDelivery.values()).map(this::choice).toList();
        return Markup.of(
                """
                <p>They {}. {} kept back.</p><form method="post" action="/stars/updates">{}
                <button name="do" value="release">Let go of what is kept back</button></form>
                """,
                words(stars.delivery()),
                stars.keptBack() == 0 ? "None is" : stars.keptBack() == 1 ? "1 is" : stars.keptBack() + " are",
                Markup.join(choices));
    }

    private Markup choice(StarDelivery delivery) {
        return Markup.of(
                "<button name=\"do\" value=\"{}\" aria-pressed=\"{}\">{}</button>\n",
                word(delivery),
                delivery == stars.delivery(),
                wish(delivery));
    }

    private static String wish(StarDelivery delivery) {
        return switch (delivery) {
            case AT_ONCE -> "Have them come at once";
            case TWICE -> "Have them come twice";
            case LATE -> "Keep them back";
            case NEVER -> "Have them get lost";
        };
    }

    private static String words(StarDelivery delivery) {
        return switch (delivery) {
            case AT_ONCE -> "come at once";
            case TWICE -> "come twice";
            case LATE -> "are kept back";
            case NEVER -> "get lost";
        };
    }

    private static String word(StarDelivery delivery) {
        return delivery.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String name(long person) {
        return parts.telegram().find(person).map(Person::name).orElseGet(() -> "id " + person);
    }

    private static Markup table(String empty, String head, List<Markup> rows) {
        return rows.isEmpty()
                ? Markup.of("<p class=\"quiet-note\">{}</p>", empty)
                : Markup.of(
                        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
                        new Markup(head),
                        Markup.join(rows));
    }
}
