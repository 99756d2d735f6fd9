package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.PaymentCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists charges. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists charges by their ids, and what came of them.",
        footerHeading = "%nExamples:%n",
        footer = {"  gembind payments list --state suspense", "  gembind payments list --limit 1000 --json"})
final class PaymentsListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only those in this state: unpaid, suspense, credited, partly-reversed, reversed")
    private String state = "";

    @Option(names = "--limit", paramLabel = "N", description = "at most so many; 100 unless given")
    private int limit = 100;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    PaymentsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OperatorDesk desk = new OperatorDesk(options.require(surroundings), surroundings);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("state", state);
        ArrayNode items = new PagedList(desk, PaymentCommands.LIST).read(request, limit);
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("items", items);
            surroundings.out().println(answer);
        } else {
            items.forEach(charge -> surroundings.out().println(PaymentRows.row(charge)));
        }
        return ExitCode.DONE.number();
    }
}
