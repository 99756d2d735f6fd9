package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Keeps docs/operations.md and the commands together. */
class OperationsManualTest {
    private List<String> rows;

    @BeforeEach
    void read() throws IOException {
        rows = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
    }

    @Test
    void everyCommandHasARow() {
        CommandLine root = Cli.commands(Surroundings.ofProcess());

        assertThat(root.getSubcommands().values().stream().flatMap(OperationsManualTest::names))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(rows).as(name).anyMatch(row -> row.contains("`" + name)));
    }

    @Test
    void everyExitCodeHasARow() {
        assertThat(ExitCode.values())
                .allSatisfy(code -> assertThat(rows).anyMatch(row -> row.startsWith("| " + code.number() + " | ")));
    }

    private static Stream<String> names(CommandLine command) {
        if (command.getCommandSpec().usageMessage().hidden()) {
            return Stream.empty();
        }
        return command.getSubcommands().isEmpty()
                ? Stream.of(command.getCommandName())
                : command.getSubcommands().values().stream()
                        .map(sub -> command.getCommandName() + " " + sub.getCommandName());
    }
}
