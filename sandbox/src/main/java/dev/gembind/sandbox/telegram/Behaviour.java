package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.time.InstantSource;
import java.util.List;

/** What people do: each deed changes the chat and tells the bot what the real server would tell it. */
final class Behaviour {
    private static final int MAX_TEXT = 4096;

    private final BotAccount bot;
    private final Roster roster;
    private final Chats chats;
    private final UpdateQueue updates;
    private final Callbacks callbacks;
    private final Shapes shapes;
    private final InstantSource clock;
    private final Stars stars;

    Behaviour(Stage stage, Stars stars) {
        this.bot = stage.bot();
        this.roster = stage.roster();
        this.chats = stage.chats();
        this.updates = stage.updates();
        this.callbacks = stage.callbacks();
        this.shapes = stage.shapes();
        this.clock = stage.clock();
        this.stars = stars;
    }

    /** The parts of the simulated Telegram. */
    record Stage(
            BotAccount bot,
            Roster roster,
            Chats chats,
            UpdateQueue updates,
            Callbacks callbacks,
            Shapes shapes,
            InstantSource clock) {}

    ChatMessage write(long personId, long chat, String text) {
        Person person = roster.get(personId);
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a message has 1 to " + MAX_TEXT + " characters");
        }
        if (chat != Chats.GROUP && chat != personId) {
            throw new IllegalArgumentException("person " + personId + " is not in the chat " + chat);
        }
        if (chat == personId && roster.blocking(personId)) {
            throw new IllegalStateException("person " + personId + " blocks the bot");
        }
        ChatMessage message = chats.add(chat, person, FormattedText.plain(text), List.of());
        if (chat == personId) {
            roster.start(personId);
        }
        if (chat == personId || seenInGroup(text)) {
            updates.add("message", shapes.message(message));
        }
        return message;
    }

    ChatMessage edit(ChatMessage message, String text) {
        ChatMessage next = chats.replace(message, FormattedText.plain(text), List.of());
        updates.add("edited_message", shapes.message(next));
        return next;
    }

    /** With privacy mode on, as it is by default, a bot in a group sees commands to it and nothing else. */
    private boolean seenInGroup(String text) {
        if (!text.startsWith("/")) {
            return false;
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        int at = text.substring(0, end).indexOf('@');
        return at < 0 || text.substring(at + 1, end).equalsIgnoreCase(bot.username());
    }

    String press(long personId, long chat, long messageId, String label) {
        Person person = roster.get(personId);
        if (chat != Chats.GROUP && chat != personId) {
            throw new IllegalArgumentException("person " + personId + " is not in the chat " + chat);
        }
        ChatMessage message = chats.find(chat, messageId)
                .orElseThrow(() -> new IllegalArgumentException("no message " + messageId + " in chat " + chat));
        String data = message.button(label)
                .map(Button::data)
                .orElseThrow(() -> new IllegalArgumentException("no such button to press: " + label));
        if (stars.invoice(message).isPresent()) {
            return stars.pay(personId, message);
        }
        String id = callbacks.add(personId, chat);
        ObjectNode query = Json.object().put("id", id);
        query.set("from", shapes.user(person));
        query.set("message", shapes.message(message));
        updates.add(
                "callback_query",
                query.put("chat_instance", Long.toString(chat * 31 + 7)).put("data", data));
        return id;
    }

    void block(long personId, boolean on) {
        Person person = roster.get(personId);
        if (!roster.block(personId, on)) {
            return;
        }
        ObjectNode change = Json.object();
        change.set("chat", shapes.chat(personId));
        change.set("from", shapes.user(person));
        change.put("date", clock.instant().getEpochSecond());
        member(change, "old_chat_member", !on);
        member(change, "new_chat_member", on);
        updates.add("my_chat_member", change);
    }

    private void member(ObjectNode change, String name, boolean kicked) {
        ObjectNode member = change.putObject(name);
        member.set("user", shapes.bot());
        member.put("status", kicked ? "kicked" : "member");
        if (kicked) {
            member.put("until_date", 0);
        }
    }
}
