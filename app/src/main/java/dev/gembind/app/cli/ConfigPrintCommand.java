package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.config.Configuration;
import dev.gembind.app.config.Row;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the configuration in force. */
@Command(
        name = "print",
        mixinStandardHelpOptions = true,
        description = {"Prints every key that has a value, and who gave it.", "Secrets are shown as ***."},
        footerHeading = "%nExamples:%n",
        footer = {"  gembind config print", "  gembind config print --config /etc/gembind.env --json"})
final class ConfigPrintCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ConfigPrintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.read(surroundings);
        if (json.isOn()) {
            surroundings.out().println(asJson(configuration.rows()));
        } else {
            configuration.rows().forEach(this::print);
        }
        if (configuration.problems().isEmpty()) {
            return ExitCode.DONE.number();
        }
        surroundings.err().println("gembind: " + ConfigOptions.describe(configuration.problems()));
        return ExitCode.CONFIGURATION.number();
    }

    private void print(Row row) {
        surroundings.out().println(row.key() + "=" + row.value() + "  # " + row.origin());
    }

    private static ArrayNode asJson(List<Row> rows) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> all.addObject()
                .put("group", row.group())
                .put("key", row.key())
                .put("value", row.value())
                .put("origin", row.origin()));
        return all;
    }
}
