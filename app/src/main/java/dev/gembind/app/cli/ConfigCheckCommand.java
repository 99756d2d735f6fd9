package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.config.Configuration;
import dev.gembind.app.config.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that is wrong with the configuration. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the whole configuration without starting anything.",
            "Every problem is printed with its key and a fix; the exit code is then 3."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind config check", "  gembind config check --set GEMBIND_ENV=production"})
final class ConfigCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.read(surroundings);
        List<Problem> problems = configuration.problems();
        if (json.isOn()) {
            surroundings.out().println(asJson(problems));
        } else {
            surroundings
                    .out()
                    .println(problems.isEmpty() ? "the configuration is good" : ConfigOptions.describe(problems));
            configuration
                    .unused()
                    .forEach(title -> surroundings
                            .out()
                            .println("note: this version does not have " + title + " yet; its keys are not used"));
        }
        return (problems.isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION).number();
    }

    private static ObjectNode asJson(List<Problem> problems) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", problems.isEmpty());
        ArrayNode all = answer.putArray("problems");
        problems.forEach(problem -> all.addObject()
                .put("key", problem.key())
                .put("message", problem.message())
                .put("fix", problem.fix()));
        return answer;
    }
}
