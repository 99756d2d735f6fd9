package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Ascii;
import dev.gembind.sandbox.web.Avatar;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Plays {@code https://t.me/<bot>?start=PAYLOAD}: opening shows it, pressing Start on somebody's phone does it. */
final class DeepLinkPage {
    private static final int OK = 200;
    private static final int MAX_PAYLOAD = 64;

    private final Parts parts;
    private final TelegramPlatform telegram;

    DeepLinkPage(Parts parts) {
        this.parts = parts;
        this.telegram = parts.telegram();
    }

    void register(RoutesConfig routes) {
        routes.get("/tg/{bot}", ControlServer.page(this::show));
        routes.post("/tg/{bot}", ControlServer.page(this::start));
    }

    private Answer show(Context request) {
        checkBot(request);
        String payload = payload(Objects.requireNonNullElse(request.queryParam("start"), ""));
        Markup content = Markup.of(
                """
                {}
                <main class="card telegram">{}<h1>{}</h1><p class="note">@{}</p>
                <form method="post" action="/tg/{}"><input type="hidden" name="start" value="{}">
                <fieldset><legend>Open in Telegram on the phone of</legend><div class="people">{}</div></fieldset>
                <div class="actions"><button class="primary">START</button></div></form></main>
                """,
                Chrome.navigation("phone", parts),
                Avatar.of(telegram.bot().name()),
                telegram.bot().name(),
                telegram.bot().username(),
                telegram.bot().username(),
                payload,
                PhonePicker.of(telegram));
        return Page.of(OK, "Open in Telegram", "plain", content);
    }

    private Answer start(Context request) {
        checkBot(request);
        long id = PhonePages.number(PhonePages.form(request, "person"));
        Person person = telegram.find(id).orElseThrow(() -> new NoSuchElementException("nobody has the id " + id));
        telegram.block(id, false);
        telegram.openDeepLink(id, payload(PhonePages.form(request, "start")));
        return Answer.seeOther(ChatPath.BOT.path(person));
    }

    private void checkBot(Context request) {
        String name = request.pathParam("bot");
        if (!name.equalsIgnoreCase(telegram.bot().username())) {
            throw new NoSuchElementException("no bot is called " + name);
        }
    }

    /** Telegram drops a payload that is too long or holds other characters, and opens the chat without it. */
    private static String payload(String text) {
        boolean fine = text.length() <= MAX_PAYLOAD
                && text.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '_' || c == '-');
        return fine ? text : "";
    }
}
