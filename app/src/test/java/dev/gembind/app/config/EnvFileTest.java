package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b|b",
                " A = b |b",
                "A=\"b c\"|b c",
                "A='b'|b",
                "A=b=c|b=c",
                "A=b # c|b # c",
                "A=$HOME|$HOME",
                "A=\"|\""
            })
    void aValueIsTheRestOfTheLine(String line, String value) throws IOException {
        EnvFile file = read("# a comment\n\n" + line + "\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.settings().get("A").value()).isEqualTo(value);
        assertThat(file.settings().get("A").origin().place()).endsWith("gembind.env:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export A=b", "just words", "=b", "A B=c", "A-B=c"})
    void anythingElseIsNamedByItsLine(String line) throws IOException {
        EnvFile file = read("C=d\n" + line);

        assertThat(file.problems()).extracting(Problem::message).containsExactly("has a line 2 that is not KEY=VALUE");
        assertThat(file.settings()).containsOnlyKeys("C");
    }

    @Test
    void aKeySetTwiceIsAProblem() throws IOException {
        assertThat(read("A=1\nA=2").problems()).extracting(Problem::key).containsExactly("A");
    }

    @Test
    void bytesThatAreNoTextAreAProblem() throws IOException {
        Path path = folder.resolve("gembind.env");
        Files.write(path, new byte[] {'A', '=', (byte) 0xff});

        assertThat(EnvFile.read(path, false).problems())
                .extracting(Problem::message)
                .containsExactly("is not UTF-8");
    }

    @Test
    void aMissingFileIsFineUnlessItWasNamed() {
        Path path = folder.resolve("absent.env");

        assertThat(EnvFile.read(path, false).problems()).isEmpty();
        assertThat(EnvFile.read(path, true).problems()).hasSize(1);
    }

    private EnvFile read(String text) throws IOException {
        return EnvFile.read(Files.writeString(folder.resolve("gembind.env"), text), false);
    }
}
