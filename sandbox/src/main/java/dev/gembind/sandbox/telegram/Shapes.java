package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Bot API's JSON for what exists here. */
final class Shapes {
    private final BotAccount bot;
    private final Roster roster;

    Shapes(BotAccount bot, Roster roster) {
        this.bot = bot;
        this.roster = roster;
    }

    ObjectNode bot() {
        return Json.object()
                .put("id", bot.id())
                .put("is_bot", true)
                .put("first_name", bot.name())
                .put("username", bot.username());
    }

    ObjectNode me() {
        return bot().put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false);
    }

    ObjectNode user(Person person) {
        ObjectNode user = names(Json.object().put("id", person.id()).put("is_bot", false), person);
        return user.put("language_code", person.language());
    }

    private static ObjectNode names(ObjectNode node, Person person) {
        node.put("first_name", person.firstName());
        put(node, "last_name", person.lastName());
        put(node, "username", person.username());
        return node;
    }

    ObjectNode chat(long id) {
        ObjectNode chat = Json.object().put("id", id);
        if (id == Chats.GROUP) {
            return chat.put("title", Chats.GROUP_TITLE)
                    .put("type", "group")
                    .put("all_members_are_administrators", true);
        }
        return names(chat, roster.get(id)).put("type", "private");
    }

    ObjectNode message(ChatMessage message) {
        Person from = message.from();
        ObjectNode node = Json.object().put("message_id", message.id());
        node.set("from", from == null ? bot() : user(from));
        node.set("chat", chat(message.chat()));
        node.put("date", message.sent().getEpochSecond());
        if (message.edited() != null) {
            node.put("edit_date", message.edited().getEpochSecond());
        }
        node.put("text", message.text());
        entities(node, message.entities());
        if (!message.buttons().isEmpty()) {
            node.set("reply_markup", keyboard(message.buttons()));
        }
        return node;
    }

    private static void entities(ObjectNode node, List<TextEntity> entities) {
        if (entities.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("entities");
        for (TextEntity entity : entities) {
            ObjectNode item = array.addObject()
                    .put("offset", entity.offset())
                    .put("length", entity.length())
                    .put("type", entity.type());
            put(item, "url", entity.url());
        }
    }

    private static ObjectNode keyboard(List<List<Button>> rows) {
        ObjectNode markup = Json.object();
        ArrayNode array = markup.putArray("inline_keyboard");
        for (List<Button> row : rows) {
            ArrayNode keys = array.addArray();
            for (Button button : row) {
                ObjectNode key = keys.addObject().put("text", button.text());
                put(key, "callback_data", button.data());
                put(key, "url", button.url());
            }
        }
        return markup;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
