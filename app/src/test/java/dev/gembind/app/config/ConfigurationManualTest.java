package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md and the keys together. */
@Tag("A-36")
class ConfigurationManualTest {
    private static final Path MANUAL = Path.of("../docs/configuration.md");

    @Test
    void theManualHasOneRowForEachKeyWithItsDefault() throws IOException {
        List<String> rows = Files.readAllLines(MANUAL).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        AllKeys.all().stream().map(ConfigurationManualTest::row).toList());
    }

    @Test
    void theManualHasAHeadingForEachGroup() throws IOException {
        assertThat(Files.readAllLines(MANUAL))
                .containsSubsequence(AllKeys.GROUPS.stream()
                        .map(group -> "### " + group.title())
                        .toList());
    }

    private static String row(Key<?> key) {
        String value = key.fallback() == null ? "" : "`" + key.fallback() + "`";
        String words = key.meaning() + "; " + key.form().words();
        return "| `" + key.name() + "` | " + value + " | " + words.replace("|", "\\|")
                + (key.isSecret() ? " (secret) |" : " |");
    }
}
