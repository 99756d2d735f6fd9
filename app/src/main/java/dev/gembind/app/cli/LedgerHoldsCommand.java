package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.app.operator.LedgerCommands;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Lists open holds. */
@Command(
        name = "holds",
        mixinStandardHelpOptions = true,
        description = "Lists the open holds of a user, the oldest first.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind ledger holds alice --json")
final class LedgerHoldsCommand extends LedgerViewCommand {
    LedgerHoldsCommand(Surroundings surroundings) {
        super(surroundings, LedgerCommands.HOLDS);
    }

    @Override
    void print(PrintWriter out, JsonNode answer) {
        for (JsonNode hold : answer.path("items")) {
            String end = hold.path("expires_at").asText("never");
            out.println(hold.path("hold").asText() + "  " + hold.path("gems") + "  until " + end);
        }
    }
}
