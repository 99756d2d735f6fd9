package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.BotCommand;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Avatar;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the phone shows: whose it is, the list of chats, one chat. */
final class PhoneScreen {
    private static final int OK = 200;
    private static final int SHOWN_PEOPLE = 12;

    private final Parts parts;
    private final TelegramPlatform telegram;

    PhoneScreen(Parts parts) {
        this.parts = parts;
        this.telegram = parts.telegram();
    }

    Answer people() {
        Markup screen = Markup.of(
                """
                <header class="bar"><h1>Whose phone?</h1></header>
                <div class="screen"><ul class="chats">{}</ul>
                <details class="other"><summary>Somebody else</summary><form method="post" action="/phone">
                <label>Telegram user id <input name="id" inputmode="numeric" required autocomplete="off"></label>
                <label>First name <input name="name" required maxlength="64" autocomplete="off"></label>
                <button class="primary">Take this phone</button></form></details></div>
                """, Markup.join(first().stream().map(PhoneScreen::owner).toList()));
        return page("Phone", null, screen);
    }

    private static Markup owner(Person person) {
        return Markup.of(
                "<li><a href=\"/phone/{}\">{}<span class=\"who\"><strong><bdi>{}</bdi></strong><small>{}</small></span></a></li>",
                person.id(),
                Avatar.of(person.name()),
                person.name(),
                person.username() == null ? "id " + person.id() : "@" + person.username());
    }

    Answer chats(Person viewer) {
        Markup screen = Markup.of(
                """
                <header class="bar"><a class="back" href="/phone" aria-label="All phones">‹</a><h1>Chats</h1></header>
                <div class="screen"><ul class="chats">{}{}</ul></div>
                """,
                chatRow(viewer, ChatPath.BOT, telegram.bot().name()),
                chatRow(viewer, ChatPath.GROUP, TelegramPlatform.GROUP_TITLE));
        return page("Chats of " + viewer.firstName(), viewer, screen);
    }

    private Markup chatRow(Person viewer, ChatPath chat, String title) {
        List<ChatMessage> messages = telegram.messages(chat.id(viewer));
        String last = messages.isEmpty()
                ? "No messages yet"
                : messages.get(messages.size() - 1).text();
        return Markup.of(
                "<li><a href=\"{}\">{}<span class=\"who\"><strong>{}</strong><small>{}</small></span></a></li>",
                chat.path(viewer),
                Avatar.of(title),
                title,
                last);
    }

    Answer chat(Person viewer, ChatPath chat) {
        String title =
                chat.isGroup() ? TelegramPlatform.GROUP_TITLE : telegram.bot().name();
        Markup screen = Markup.of(
                """
                <header class="bar"><a class="back" href="/phone/{}" aria-label="Chats">‹</a>{}
                <div class="title"><h1>{}</h1><small>{}</small></div>{}</header>
                <iframe class="thread" src="{}/messages" title="Messages with {}"></iframe>
                {}
                """,
                viewer.id(),
                Avatar.of(title),
                title,
                chat.isGroup() ? telegram.people().size() + " members and the bot" : "bot",
                Markup.when(!chat.isGroup(), blockSwitch(viewer)),
                chat.path(viewer),
                title,
                foot(viewer, chat));
        return page(title, viewer, screen);
    }

    private Markup blockSwitch(Person viewer) {
        boolean blocked = telegram.isBlocked(viewer.id());
        return Markup.of(
                "<form method=\"post\" action=\"/phone/{}/block\"><button class=\"ghost\" name=\"on\" value=\"{}\">{}</button></form>",
                viewer.id(),
                !blocked,
                blocked ? "Unblock" : "Block");
    }

    private Markup foot(Person viewer, ChatPath chat) {
        boolean alone = !chat.isGroup();
        if (alone && telegram.isBlocked(viewer.id())) {
            return new Markup("<div class=\"foot\"><p class=\"hint\">You blocked this bot.</p></div>");
        }
        if (alone && telegram.messages(viewer.id()).isEmpty()) {
            return Markup.of(
                    "<form class=\"foot\" method=\"post\" action=\"{}/send\"><button class=\"start\" name=\"text\""
                            + " value=\"/start\">START</button></form>",
                    chat.path(viewer));
        }
        return Markup.of("""
                <div class="foot">{}<form class="compose" method="post" action="{}/send">
                <label class="visually-hidden" for="text">Message</label>
                <input id="text" name="text" maxlength="4096" autocomplete="off" placeholder="Message" autofocus>
                <button aria-label="Send">➤</button></form></div>
                """, menu(viewer, chat), chat.path(viewer));
    }

    private Markup menu(Person viewer, ChatPath chat) {
        if (telegram.commands().isEmpty()) {
            return Markup.NONE;
        }
        List<Markup> rows = new ArrayList<>();
        for (BotCommand command : telegram.commands()) {
            rows.add(Markup.of(
                    "<button name=\"text\" value=\"/{}\"><b>/{}</b> {}</button>",
                    command.name(),
                    command.name(),
                    command.description()));
        }
        return Markup.of(
                "<details class=\"menu\"><summary>Menu</summary><form method=\"post\" action=\"{}/send\">{}</form></details>",
                chat.path(viewer),
                Markup.join(rows));
    }

    private Answer page(String title, @Nullable Person viewer, Markup screen) {
        Markup content = Markup.of(
                """
                {}
                <main class="stage"><nav class="rail" aria-label="Phones"><p class="rail-title">Phones</p><ul>{}</ul></nav>
                <section class="phone" aria-label="{}"><div class="notch" aria-hidden="true"></div>{}</section></main>
                """,
                Chrome.navigation("phone", parts),
                rail(viewer),
                viewer == null ? "Phone" : "Phone of " + viewer.name(),
                screen);
        return Page.of(OK, title, "plain phone-page", content);
    }

    private Markup rail(@Nullable Person viewer) {
        List<Markup> rows = new ArrayList<>();
        for (Person person : first()) {
            boolean here = viewer != null && viewer.id() == person.id();
            rows.add(Markup.of(
                    "<li><a href=\"/phone/{}/bot\"{}>{}<bdi>{}</bdi></a></li>",
                    person.id(),
                    Markup.when(here, new Markup(" aria-current=\"page\"")),
                    Avatar.of(person.name()),
                    person.firstName()));
        }
        return Markup.join(rows);
    }

    private List<Person> first() {
        List<Person> people = telegram.people();
        return people.subList(0, Math.min(SHOWN_PEOPLE, people.size()));
    }
}
