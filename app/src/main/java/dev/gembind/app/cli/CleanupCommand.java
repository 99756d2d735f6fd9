package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.CleanupCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes users that nothing is bound to. */
@Command(
        name = "cleanup",
        mixinStandardHelpOptions = true,
        description = {
            "Removes users who have no binding and were made some time ago, with everything that is kept of them.",
            "Works while a server runs. Without --yes it only tells whom it would remove."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind cleanup --dry-run", "  gembind cleanup --older-than P90D --yes --json"})
final class CleanupCommand implements Callable<Integer> {
    /** More pages than any storage has users for. */
    private static final int MAX_PAGES = 1_000_000;

    private final Surroundings surroundings;

    @Option(names = "--dry-run", description = "only tell who would be removed")
    private boolean dryRun;

    @Option(names = "--yes", description = "remove them")
    private boolean yes;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            defaultValue = "P30D",
            description = "leave users alone who were made within that time (default: ${DEFAULT-VALUE})")
    private Duration olderThan = Duration.ZERO;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    CleanupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean remove = yes && !dryRun;
        ArrayNode users = ask(remove);
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("removed", remove ? users.size() : 0);
            answer.set("users", users);
            surroundings.out().println(answer);
        } else {
            users.forEach(user -> surroundings.out().println(user.asText()));
            surroundings.err().println(users.size() + (remove ? " users removed" : " users without a binding"));
        }
        boolean undecided = !yes && !dryRun && !users.isEmpty();
        if (undecided) {
            surroundings.err().println("gembind: nothing was removed; say --yes to remove them");
        }
        return (undecided ? ExitCode.FAILED : ExitCode.DONE).number();
    }

    private ArrayNode ask(boolean remove) {
        Instant before = surroundings.clock().instant().minus(olderThan);
        return new OperatorDesk(options.require(surroundings), surroundings)
                .talk(CleanupCommands.CLEANUP, asking -> everyPage(asking, before, remove));
    }

    private static ArrayNode everyPage(Function<ObjectNode, JsonNode> asking, Instant before, boolean remove) {
        ArrayNode users = JsonNodeFactory.instance.arrayNode();
        String after = "";
        for (int page = 0; page < MAX_PAGES && (page == 0 || !after.isEmpty()); page++) {
            JsonNode answer = asking.apply(JsonNodeFactory.instance
                    .objectNode()
                    .put("after", after)
                    .put("made_before", before.toString())
                    .put("remove", remove));
            answer.path("users").forEach(users::add);
            after = answer.path("next").asText();
        }
        return users;
    }
}
