package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.PaymentCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists charges that fit no order, or gives one of them to a user. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = {
            "Lists charges that were paid and fit no order; nobody has their gems.",
            "With a charge, gives its gems to a user, once, and notes in the audit log that you did."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gembind payments quarantine",
            "  gembind payments quarantine host:ch_1 --user alice --package gems-100 --reason \"ticket 17\""
        })
final class PaymentsQuarantineCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "CHARGE", description = "provider:id of the charge to give to a user")
    private String charge = "";

    @Option(names = "--user", paramLabel = "USER", description = "who gets the gems")
    private String user = "";

    @Option(names = "--package", paramLabel = "PACKAGE", description = "as many gems as this package has today")
    private String offer = "";

    @Option(names = "--gems", paramLabel = "GEMS", description = "or so many")
    private long gems;

    @Option(names = "--reason", paramLabel = "TEXT", description = "what the user reads; \"bought\" unless given")
    private String reason = "bought";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    PaymentsQuarantineCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OperatorDesk desk = new OperatorDesk(options.require(surroundings), surroundings);
        return charge.isEmpty() ? list(desk) : assign(desk);
    }

    private int list(OperatorDesk desk) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("state", "suspense");
        ArrayNode items = new PagedList(desk, PaymentCommands.LIST).read(request, MOST);
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("items", items);
            surroundings.out().println(answer);
        } else {
            items.forEach(row -> surroundings.out().println(PaymentRows.row(row)));
        }
        return ExitCode.DONE.number();
    }

    private int assign(OperatorDesk desk) {
        if (user.isEmpty() || offer.isEmpty() == (gems == 0)) {
            throw new CommandException(
                    ExitCode.USAGE, "say to whom with --user, and how many with either --package or --gems", null);
        }
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("charge", charge)
                .put("user", user)
                .put("package", offer)
                .put("gems", gems)
                .put("reason", reason);
        JsonNode answer = LedgerAnswers.requireOf(desk.ask(PaymentCommands.ASSIGN, request), charge);
        surroundings.out().println(json.isOn() ? answer.toString() : PaymentRows.row(answer));
        return ExitCode.DONE.number();
    }
}
