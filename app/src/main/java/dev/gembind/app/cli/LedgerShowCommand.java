package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.app.operator.LedgerCommands;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Shows what a user has. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what a user has, and the newest 20 entries of the history.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind ledger show alice --json")
final class LedgerShowCommand extends LedgerViewCommand {
    LedgerShowCommand(Surroundings surroundings) {
        super(surroundings, LedgerCommands.SHOW);
    }

    @Override
    void print(PrintWriter out, JsonNode answer) {
        out.println(answer.path("gems") + " gems, " + answer.path("held") + " held, " + answer.path("owed") + " owed"
                + (answer.path("frozen").asBoolean() ? ", frozen" : ""));
        for (JsonNode entry : answer.path("entries")) {
            out.println(entry.path("at").asText() + "  "
                    + entry.path("kind").asText() + "  " + entry.path("gems") + "  " + entry.path("balance")
                    + "  " + entry.path("reason").asText());
        }
    }
}
