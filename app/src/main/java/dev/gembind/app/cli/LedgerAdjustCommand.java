package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.LedgerCommands;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives gems to a user or takes them away. */
@Command(
        name = "adjust",
        mixinStandardHelpOptions = true,
        description = {
            "Gives gems to a user, or takes them away when the number is negative.",
            "Nothing is taken that is not there. With the same --key it happens once, however often it is run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gembind ledger adjust alice 100 --reason \"sorry for the outage\"",
            "  gembind ledger adjust alice -5 --reason \"booked twice\" --key ticket-17 --json"
        })
final class LedgerAdjustCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 16;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "USER", description = "the user's id")
    private String user = "";

    @Parameters(index = "1", paramLabel = "GEMS", description = "how many to give; negative to take away")
    private long gems;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; the user reads it")
    private String reason = "";

    @Option(names = "--key", paramLabel = "KEY", description = "makes it happen once; a new one unless given")
    private String key = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    LedgerAdjustCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("user", user)
                .put("gems", gems)
                .put("reason", reason)
                .put("key", key.isEmpty() ? newKey() : key);
        JsonNode answer = LedgerAnswers.require(
                new OperatorDesk(options.require(surroundings), surroundings).ask(LedgerCommands.ADJUST, request),
                user);
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            boolean before = answer.path("replayed").asBoolean();
            surroundings
                    .out()
                    .println((before ? "was done before; it left " : "done; left ") + answer.path("gems") + " gems");
        }
        return ExitCode.DONE.number();
    }

    private String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        surroundings.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
