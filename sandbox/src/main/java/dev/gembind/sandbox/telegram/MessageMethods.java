package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The methods by which the bot speaks. */
final class MessageMethods {
    private static final int MAX_TEXT = 4096;
    private static final int MAX_NOTICE = 200;

    private final Roster roster;
    private final Chats chats;
    private final Callbacks callbacks;
    private final Shapes shapes;

    MessageMethods(Roster roster, Chats chats, Callbacks callbacks, Shapes shapes) {
        this.roster = roster;
        this.chats = chats;
        this.callbacks = callbacks;
        this.shapes = shapes;
    }

    Map<String, BotMethod> methods() {
        return Map.of(
                "sendmessage", this::send,
                "editmessagetext", this::editText,
                "editmessagereplymarkup", this::editKeyboard,
                "deletemessage", this::delete,
                "sendchataction", this::action,
                "answercallbackquery", this::answer);
    }

    private JsonNode send(Params params) {
        long chat = reachable(params);
        FormattedText content = content(params);
        return shapes.message(chats.add(chat, null, content, Keyboard.read(params)));
    }

    private JsonNode editText(Params params) {
        ChatMessage old = own(params);
        return edit(old, content(params), Keyboard.read(params));
    }

    private JsonNode editKeyboard(Params params) {
        ChatMessage old = own(params);
        return edit(old, new FormattedText(old.text(), old.entities()), Keyboard.read(params));
    }

    private JsonNode edit(ChatMessage old, FormattedText content, List<List<Button>> buttons) {
        boolean same = old.text().equals(content.text())
                && old.entities().equals(content.entities())
                && old.buttons().equals(buttons);
        if (same) {
            throw BotApiException.badRequest("message is not modified: specified new message content and reply markup"
                    + " are exactly the same as a current content and reply markup of the message");
        }
        return shapes.message(chats.replace(old, content, buttons));
    }

    private JsonNode delete(Params params) {
        if (!chats.remove(knownChat(params), params.number("message_id", 0))) {
            throw BotApiException.badRequest("message to delete not found");
        }
        return BooleanNode.TRUE;
    }

    private JsonNode action(Params params) {
        reachable(params);
        if (params.text("action").isEmpty()) {
            throw BotApiException.badRequest("wrong parameter action in request");
        }
        return BooleanNode.TRUE;
    }

    private JsonNode answer(Params params) {
        String text = params.text("text");
        if (text.length() > MAX_NOTICE) {
            throw BotApiException.badRequest("MESSAGE_TOO_LONG");
        }
        callbacks.answer(params.text("callback_query_id"), new CallbackAnswer(text, params.flag("show_alert")));
        return BooleanNode.TRUE;
    }

    private ChatMessage own(Params params) {
        ChatMessage message = chats.find(knownChat(params), params.number("message_id", 0))
                .orElseThrow(() -> BotApiException.badRequest("message to edit not found"));
        if (!message.fromBot()) {
            throw BotApiException.badRequest("message can't be edited");
        }
        return message;
    }

    private static FormattedText content(Params params) {
        String raw = params.text("text");
        String mode = params.text("parse_mode");
        FormattedText content = switch (mode.toLowerCase(Locale.ROOT)) {
            case "" -> FormattedText.plain(raw);
            case "html" -> HtmlText.parse(raw);
            default -> throw BotApiException.badRequest("unsupported parse_mode");
        };
        if (content.text().isBlank()) {
            throw BotApiException.badRequest("message text is empty");
        }
        if (content.text().length() > MAX_TEXT) {
            throw BotApiException.badRequest("message is too long");
        }
        return content;
    }

    private long knownChat(Params params) {
        if (!params.has("chat_id")) {
            throw BotApiException.badRequest("chat_id is empty");
        }
        long chat = params.text("chat_id").startsWith("@") ? 0 : params.number("chat_id", 0);
        if (chat != Chats.GROUP && roster.find(chat).isEmpty()) {
            throw BotApiException.badRequest("chat not found");
        }
        return chat;
    }

    private long reachable(Params params) {
        long chat = knownChat(params);
        if (chat == Chats.GROUP) {
            return chat;
        }
        if (roster.blocking(chat)) {
            throw BotApiException.forbidden("bot was blocked by the user");
        }
        if (!roster.started(chat)) {
            throw BotApiException.forbidden("bot can't initiate conversation with a user");
        }
        return chat;
    }
}
