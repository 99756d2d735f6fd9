package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code reply_markup}. Only inline keyboards are shown; the other kinds change nothing here. */
final class Keyboard {
    private static final int MAX_DATA = 64;
    private static final int MAX_BUTTONS = 100;

    private Keyboard() {}

    static List<List<Button>> read(Params params) {
        JsonNode rows = params.json("reply_markup")
                .map(markup -> markup.path("inline_keyboard"))
                .orElse(MissingNode.getInstance());
        List<List<Button>> keyboard = new ArrayList<>();
        int count = 0;
        for (JsonNode row : rows) {
            List<Button> keys = new ArrayList<>();
            for (JsonNode key : row) {
                keys.add(button(key));
            }
            count += keys.size();
            if (!keys.isEmpty()) {
                keyboard.add(keys);
            }
        }
        if (count > MAX_BUTTONS) {
            throw BotApiException.badRequest("REPLY_MARKUP_TOO_LONG");
        }
        return keyboard;
    }

    private static Button button(JsonNode key) {
        String text = key.path("text").asText("");
        if (text.isBlank()) {
            throw BotApiException.badRequest("inline keyboard button text is empty");
        }
        String data = text(key, "callback_data");
        String url = text(key, "url");
        if ((data == null) == (url == null)) {
            throw BotApiException.badRequest("Text buttons are unallowed in the inline keyboard");
        }
        int length = data == null ? 1 : data.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > MAX_DATA) {
            throw BotApiException.badRequest("BUTTON_DATA_INVALID");
        }
        if (url != null && !isLink(url)) {
            throw BotApiException.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
        return new Button(text, data, url);
    }

    static boolean isLink(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("tg://");
    }

    private static @Nullable String text(JsonNode key, String name) {
        JsonNode node = key.path(name);
        return node.isTextual() ? node.asText() : null;
    }
}
