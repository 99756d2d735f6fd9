package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.TextEntity;
import dev.gembind.sandbox.web.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a message's text with what is marked in it. Entities come outer before inner and properly nested. */
final class TextView {
    private final String text;
    private final List<TextEntity> entities;
    private int next;

    private TextView(ChatMessage message) {
        this.text = message.text();
        this.entities = message.entities();
    }

    static Markup of(ChatMessage message) {
        return new TextView(message).span(0, message.text().length());
    }

    private Markup span(int from, int to) {
        List<Markup> pieces = new ArrayList<>();
        int at = from;
        while (next < entities.size() && entities.get(next).offset() < to) {
            TextEntity entity = entities.get(next++);
            int end = entity.offset() + entity.length();
            pieces.add(Markup.of("{}", text.substring(at, entity.offset())));
            pieces.add(wrap(entity, span(entity.offset(), end)));
            at = end;
        }
        pieces.add(Markup.of("{}", text.substring(at, to)));
        return Markup.join(pieces);
    }

    private static Markup wrap(TextEntity entity, Markup inner) {
        return switch (entity.type()) {
            case "bold" -> Markup.of("<b>{}</b>", inner);
            case "italic" -> Markup.of("<i>{}</i>", inner);
            case "underline" -> Markup.of("<u>{}</u>", inner);
            case "strikethrough" -> Markup.of("<s>{}</s>", inner);
            case "code" -> Markup.of("<code>{}</code>", inner);
            case "pre" -> Markup.of("<pre>{}</pre>", inner);
            case "blockquote" -> Markup.of("<blockquote>{}</blockquote>", inner);
            case "spoiler" -> Markup.of("<span class=\"spoiler\" tabindex=\"0\">{}</span>", inner);
            case "bot_command" -> Markup.of("<span class=\"command\">{}</span>", inner);
            case "text_link" -> link(entity.url() == null ? "" : entity.url(), inner);
            default -> inner;
        };
    }

    private static Markup link(String url, Markup inner) {
        return isWeb(url)
                ? Markup.of("<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a>", url, inner)
                : inner;
    }

    /** Only these may become links: anything else, such as javascript:, could run in our page. */
    static boolean isWeb(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }
}
