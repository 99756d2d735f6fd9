package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.Button;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Avatar;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The messages of a chat, shown inside the phone; it renews itself, by script or every two seconds without. */
final class MessagesView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TelegramPlatform telegram;

    MessagesView(TelegramPlatform telegram) {
        this.telegram = telegram;
    }

    Answer page(Person viewer, ChatPath chat) {
        long version = telegram.version();
        List<Markup> bubbles = new ArrayList<>();
        for (ChatMessage message : telegram.messages(chat.id(viewer))) {
            bubbles.add(bubble(message, viewer, chat));
        }
        if (bubbles.isEmpty()) {
            bubbles.add(new Markup("<li class=\"hint\">No messages here yet.</li>"));
        }
        Markup content = Markup.of(
                "<main class=\"scroller\" tabindex=\"0\" aria-label=\"Messages\"><div id=\"live\" role=\"log\" data-version=\"{}\""
                        + " data-changes=\"{}/changes\"><ol class=\"bubbles\">{}</ol>{}</div></main>",
                version,
                chat.path(viewer),
                Markup.join(bubbles),
                notice(viewer, chat));
        return Page.inner("Messages", "thread-page", content);
    }

    private Markup bubble(ChatMessage message, Person viewer, ChatPath chat) {
        Person from = message.from();
        boolean own = from != null && from.id() == viewer.id();
        String name = from == null ? telegram.bot().name() : from.name();
        boolean named = chat.isGroup() && !own;
        return Markup.of(
                "<li class=\"{}\">{}<div class=\"bubble\">{}<div class=\"text\" dir=\"auto\">{}</div><p"
                        + " class=\"meta\">{}<time datetime=\"{}\">{}</time></p></div>{}</li>",
                own ? "out" : "in",
                Markup.when(named, Avatar.of(name)),
                Markup.of(
                        "<span class=\"{}\"><bdi>{}</bdi></span>",
                        named ? "sender" : "visually-hidden",
                        own ? "You" : name),
                TextView.of(message),
                message.edited() == null ? "" : "edited ",
                message.sent(),
                TIME.format(message.sent()),
                keyboard(message, viewer, chat));
    }

    private static Markup keyboard(ChatMessage message, Person viewer, ChatPath chat) {
        if (message.buttons().isEmpty()) {
            return Markup.NONE;
        }
        List<Markup> rows = new ArrayList<>();
        for (List<Button> row : message.buttons()) {
            rows.add(Markup.of(
                    "<div class=\"row\">{}</div>",
                    Markup.join(row.stream().map(MessagesView::key).toList())));
        }
        return Markup.of(
                "<form class=\"keys\" method=\"post\" action=\"{}/press\"><input type=\"hidden\" name=\"message\""
                        + " value=\"{}\">{}</form>",
                chat.path(viewer),
                message.id(),
                Markup.join(rows));
    }

    private static Markup key(Button button) {
        String url = button.url();
        if (url == null) {
            return Markup.of("<button name=\"label\" value=\"{}\">{}</button>", button.text(), button.text());
        }
        return TextView.isWeb(url)
                ? Markup.of(
                        "<a class=\"key\" href=\"{}\" target=\"_blank\" rel=\"noopener\">{} ↗</a>", url, button.text())
                : Markup.of("<span class=\"key\">{}</span>", button.text());
    }

    private Markup notice(Person viewer, ChatPath chat) {
        return telegram.newestAnswer(viewer.id(), chat.id(viewer))
                .filter(answer -> !answer.text().isEmpty())
                .map(answer -> Markup.of(
                        "<p class=\"notice{}\" role=\"status\">{}</p>", answer.alert() ? " alert" : "", answer.text()))
                .orElse(Markup.NONE);
    }
}
