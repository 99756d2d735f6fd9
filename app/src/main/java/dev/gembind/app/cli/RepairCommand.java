package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.Repair;
import dev.gembind.adapters.csv.RepairReport;
import dev.gembind.app.config.AppConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a damaged CSV store usable by giving up what stands behind the damage. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what of a damaged CSV store can be kept; restoring a backup is nearly always better.",
            "With --accept-loss-after N it keeps everything up to transaction N and gives up the rest, while no server runs.",
            "The damaged store is kept beside it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind repair", "  gembind repair --accept-loss-after 48211"})
final class RepairCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--accept-loss-after",
            paramLabel = "N",
            description = "the last transaction to keep, as told without this option")
    private @Nullable Long lastKept;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    RepairCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        AppConfig config = options.require(surroundings);
        if (config.database().on()) {
            throw new CommandException(ExitCode.CONFIGURATION, "repair works on CSV storage only", null);
        }
        Repair repair = new Repair(config.dataFolder(), surroundings.clock());
        Long accepted = lastKept;
        print(accepted == null ? repair.look() : repair.acceptLossAfter(accepted));
        return ExitCode.DONE.number();
    }

    private void print(RepairReport report) {
        Path kept = report.kept();
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("last_kept", report.lastKept())
                    .put("last_seen", report.lastSeen())
                    .put("repaired", kept != null);
            if (kept != null) {
                answer.put("kept", kept.toString());
            }
            surroundings.out().println(answer);
        } else if (kept == null) {
            surroundings
                    .out()
                    .println("transactions up to " + report.lastKept() + " can be kept; traces lead up to "
                            + report.lastSeen());
            surroundings
                    .err()
                    .println("nothing was changed; to give up the rest: gembind repair --accept-loss-after "
                            + report.lastKept());
        } else {
            surroundings.out().println("repaired: everything up to transaction " + report.lastKept() + " is there");
            surroundings.err().println("the damaged store is kept as " + kept);
        }
    }
}
