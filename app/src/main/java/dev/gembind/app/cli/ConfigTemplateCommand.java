package dev.gembind.app.cli;

import dev.gembind.app.config.ConfigTemplate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints a configuration file to start from. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Prints a file with every key, its meaning and its default.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind config template > gembind.env")
final class ConfigTemplateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    ConfigTemplateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().print(ConfigTemplate.text());
        surroundings.out().flush();
        return ExitCode.DONE.number();
    }
}
