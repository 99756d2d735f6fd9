package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.gembind.sandbox.web.Ascii;
import dev.gembind.sandbox.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The methods about the bot itself. */
final class ProfileMethods {
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_NAME = 32;
    private static final int MAX_DESCRIPTION = 256;

    private final Scene scene;
    private final Shapes shapes;
    private List<BotCommand> commands = List.of();

    ProfileMethods(Scene scene, Shapes shapes) {
        this.scene = scene;
        this.shapes = shapes;
    }

    Map<String, BotMethod> methods() {
        return Map.of(
                "getme", params -> shapes.me(),
                "setmycommands", this::set,
                "getmycommands", params -> json(),
                "deletemycommands", params -> keep(List.of()));
    }

    List<BotCommand> commands() {
        return scene.look(() -> commands);
    }

    private JsonNode set(Params params) {
        JsonNode list = params.json("commands")
                .orElseThrow(() -> BotApiException.badRequest("parameter \"commands\" is required"));
        if (!list.isArray() || list.size() > MAX_COMMANDS) {
            throw BotApiException.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        List<BotCommand> next = new ArrayList<>();
        list.forEach(item -> next.add(command(item)));
        return keep(next);
    }

    private static BotCommand command(JsonNode item) {
        String name = item.path("command").asText("");
        String bare = name.startsWith("/") ? name.substring(1) : name;
        String description = item.path("description").asText("");
        boolean fine = !bare.isEmpty()
                && bare.length() <= MAX_NAME
                && bare.chars().allMatch(c -> Ascii.isLower(c) || Ascii.isDigit(c) || c == '_');
        if (!fine) {
            throw BotApiException.badRequest("BOT_COMMAND_INVALID");
        }
        if (description.isBlank() || description.length() > MAX_DESCRIPTION) {
            throw BotApiException.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return new BotCommand(bare, description);
    }

    private JsonNode keep(List<BotCommand> next) {
        return scene.change(() -> {
            commands = List.copyOf(next);
            return BooleanNode.TRUE;
        });
    }

    private JsonNode json() {
        ArrayNode array = Json.array();
        commands()
                .forEach(command ->
                        array.addObject().put("command", command.name()).put("description", command.description()));
        return array;
    }
}
