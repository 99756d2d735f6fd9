package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    private Path folder;

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Ran ran = Ran.command(folder);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains(
                        "serve",
                        "sandbox",
                        "config",
                        "verify",
                        "import",
                        "apikey",
                        "version",
                        "Exit codes",
                        "Examples");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "sandbox",
                "config print",
                "config check",
                "config template",
                "verify",
                "import",
                "apikey create",
                "apikey list",
                "apikey revoke"
            })
    void everyCommandHasHelpWithExamples(String command) {
        String[] args = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"))
                .toArray(String[]::new);

        Ran ran = Ran.command(folder, args);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Usage: gembind " + command, "Examples:", "  gembind " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sreve", "config", "apikey", "apikey create", "import", "verify --nonsense"})
    void aMisusedCommandSaysSoAndEndsWithTwo(String command) {
        Ran ran = Ran.command(folder, command.split(" "));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isNotBlank();
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        assertThat(Ran.command(folder, "version").out()).matches("gembind \\d+\\.\\d+\\.\\d+\\S* on Java \\S+\\s+");
        assertThat(Ran.command(folder, "version", "--json")
                        .json()
                        .path("version")
                        .asText())
                .matches("\\d+\\.\\d+\\.\\d+\\S*");
    }

    @Test
    @Tag("A-24")
    void configCheckTellsEveryProblemAndEndsWithThree() throws Exception {
        Map<String, String> environment = Map.of("PORT", "eighty", "SECRET_KEY", "planted", "GEMBIND_NV", "x");

        Ran ran = Ran.command(folder, environment, "config", "check", "--json");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.json().path("ok").asBoolean()).isFalse();
        assertThat(ran.json().path("problems").findValuesAsText("key"))
                .containsExactlyInAnyOrder("PORT", "SECRET_KEY", "GEMBIND_NV");
        assertThat(ran.out()).doesNotContain("planted");
        assertThat(Ran.command(folder, environment, "config", "check").out())
                .contains("3 problems", "Did you mean GEMBIND_ENV?");
    }

    @Test
    void configCheckOfAGoodConfigurationEndsWithZeroAndNamesWhatIsNotUsed() {
        Ran ran = Ran.command(
                folder,
                Map.of("REPLICATE_API_TOKEN", "r8_aaaaaaaa", "REPLICATE_MODEL", "acme/draw"),
                "config",
                "check",
                "--set",
                "PORT=0");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("the configuration is good", "images");
    }

    @Test
    void configPrintShowsOriginsAndHidesSecrets() {
        Ran ran = Ran.command(folder, Map.of("SECRET_KEY", "planted".repeat(6), "HOST", "0.0.0.0"), "config", "print");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("HOST=0.0.0.0  # environment", "PORT=8080  # default", "SECRET_KEY=***  # environment")
                .doesNotContain("planted");
    }

    @Test
    void theFileInTheWorkingFolderIsReadUnlessAnotherIsNamed() throws IOException {
        Files.writeString(folder.resolve("gembind.env"), "HOST=first.example");
        Path other = Files.writeString(folder.resolve("other.env"), "HOST=second.example");

        assertThat(Ran.command(folder, "config", "print").out()).contains("HOST=first.example");
        assertThat(Ran.command(folder, "config", "print", "--config", other.toString())
                        .out())
                .contains("HOST=second.example");
        assertThat(Ran.command(folder, "config", "print", "--config", "nowhere.env")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void configTemplateIsAGoodFile() throws IOException {
        Ran ran = Ran.command(folder, "config", "template");
        Path file = Files.writeString(folder.resolve("gembind.env"), ran.out());

        assertThat(ran.out()).contains("#BASE_URL=http://localhost:8080");
        assertThat(Ran.command(folder, "config", "check", "--config", file.toString())
                        .exit())
                .isZero();
    }

    @Test
    void aBadConfigurationKeepsEveryCommandFromTouchingData() {
        Ran ran = Ran.command(folder, Map.of("PORT", "x"), "apikey", "list");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("the configuration has 1 problem", "PORT is \"x\"");
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
