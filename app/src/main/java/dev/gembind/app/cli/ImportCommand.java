package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.ImportReport;
import dev.gembind.adapters.csv.UsersImport;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.stores.Data;
import dev.gembind.core.bindings.BindingStores;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes users over from a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports users and their accounts from a CSV file, all of them or none.",
            "Columns, in any order: user_id, discord_id, telegram_id, twitter_id.",
            "Lines that contradict each other or the stored data are printed, and nothing is imported."
        },
        footerHeading = "%nExamples:%n",
        footer = "  gembind import users.csv")
final class ImportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "the file to import")
    private @Nullable Path file;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path source = Objects.requireNonNull(file, "picocli asks for FILE");
        AppConfig config = options.require(surroundings);
        try (Data data = Data.open(config, surroundings.clock(), surroundings.random())) {
            ImportReport report = into(data).run(source);
            print(report);
            return (report.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
        }
    }

    /** A large file takes longer than callers of a server would wait. */
    private UsersImport into(Data data) {
        BindingStores usual = data.stores();
        BindingStores patient = new BindingStores(
                data.movable().transactor(), usual.users(), usual.bindings(), usual.attempts(), usual.audit());
        return new UsersImport(patient, surroundings.clock(), surroundings.random());
    }

    private void print(ImportReport report) {
        if (json.isOn()) {
            surroundings.out().println(asJson(report));
        } else if (report.problems().isEmpty()) {
            surroundings.out().println("imported " + report.users() + " users and " + report.accounts() + " accounts");
        } else {
            report.problems().forEach(problem -> surroundings.err().println(problem));
            surroundings
                    .err()
                    .println("gembind: nothing was imported, "
                            + report.problems().size() + " lines have problems");
        }
    }

    private static ObjectNode asJson(ImportReport report) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("users", report.users())
                .put("accounts", report.accounts());
        ArrayNode all = answer.putArray("problems");
        report.problems()
                .forEach(problem -> all.addObject().put("line", problem.line()).put("message", problem.message()));
        return answer;
    }
}
