package dev.gembind.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Bot API's HTML style: a few tags that must be closed in order, four named entities and numeric ones. What
 * it refuses, it refuses with the server's sentence and byte offset. One pass over the text.
 */
final class HtmlText {
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("span", "spoiler"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("a", "text_link"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"));
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder out = new StringBuilder();
    private final List<TextEntity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    private record Open(
            String tag, int offset, int index, @Nullable String url) {}

    static FormattedText parse(String html) {
        return new HtmlText(html).read();
    }

    private FormattedText read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                out.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw broken("Can't find end tag corresponding to start tag \""
                    + open.getLast().tag() + "\"");
        }
        return new FormattedText(out.toString(), entities);
    }

    private void tag() {
        int start = at;
        int end = html.indexOf('>', start);
        if (end < 0) {
            throw broken("Unclosed start tag at byte offset " + bytes(start));
        }
        String inside = html.substring(start + 1, end);
        at = end + 1;
        if (inside.startsWith("/")) {
            close(inside.substring(1).strip().toLowerCase(Locale.ROOT), start);
        } else {
            open(inside, start);
        }
    }

    private void open(String inside, int start) {
        int space = inside.indexOf(' ');
        String name = (space < 0 ? inside : inside.substring(0, space)).toLowerCase(Locale.ROOT);
        if (!TAGS.containsKey(name)) {
            throw broken("Unsupported start tag \"" + name + "\" at byte offset " + bytes(start));
        }
        String attributes = space < 0 ? "" : inside.substring(space + 1);
        if (name.equals("span") && !attributes.contains("tg-spoiler")) {
            throw broken("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + bytes(start));
        }
        open.addLast(new Open(name, out.length(), entities.size(), name.equals("a") ? href(attributes) : null));
    }

    private void close(String name, int start) {
        if (open.isEmpty()) {
            throw broken("Unexpected end tag at byte offset " + bytes(start));
        }
        Open last = open.removeLast();
        if (!name.isEmpty() && !name.equals(last.tag())) {
            throw broken("Unmatched end tag at byte offset " + bytes(start) + ", expected \"</" + last.tag()
                    + ">\", found \"</" + name + ">\"");
        }
        int length = out.length() - last.offset();
        boolean deadLink = last.tag().equals("a") && last.url() == null;
        if (length > 0 && !deadLink) {
            String type = TAGS.getOrDefault(last.tag(), "bold");
            entities.add(last.index(), new TextEntity(type, last.offset(), length, last.url()));
        }
    }

    private static @Nullable String href(String attributes) {
        int start = attributes.indexOf("href=");
        if (start < 0 || start + 6 >= attributes.length()) {
            return null;
        }
        char quote = attributes.charAt(start + 5);
        int end = attributes.indexOf(quote, start + 6);
        String url = end < 0 ? "" : attributes.substring(start + 6, end).replace("&amp;", "&");
        return url.isEmpty() ? null : url;
    }

    private void entity() {
        int end = html.indexOf(';', at);
        String name = end < 0 || end - at > LONGEST_ENTITY ? "" : html.substring(at + 1, end);
        String value = name.startsWith("#") ? numeric(name.substring(1)) : NAMED.get(name);
        if (value == null) {
            // Telegram keeps what it does not know
            out.append('&');
            at++;
        } else {
            out.append(value);
            at = end + 1;
        }
    }

    private static @Nullable String numeric(String digits) {
        try {
            boolean hex = digits.startsWith("x") || digits.startsWith("X");
            int code = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private int bytes(int position) {
        return html.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
    }

    private static BotApiException broken(String what) {
        return BotApiException.badRequest("can't parse entities: " + what);
    }
}
