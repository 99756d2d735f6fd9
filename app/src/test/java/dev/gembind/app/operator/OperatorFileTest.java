package dev.gembind.app.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsFoundAndOnlyItsOwnerMayReadIt() throws IOException {
        OperatorFile file = new OperatorFile(9090, Secret.of("planted"));
        file.write(folder);
        file.write(folder);

        assertThat(OperatorFile.find(folder)).contains(file);
        assertThat(Files.getPosixFilePermissions(folder.resolve("operator.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.toString()).doesNotContain("planted");

        OperatorFile.delete(folder);
        assertThat(OperatorFile.find(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"port\": 0, \"token\": \"t\"}", "{\"port\": 80, \"token\": \"\"}"})
    void whatNobodyOfUsWroteIsIgnored(String text) throws IOException {
        Files.writeString(folder.resolve("operator.json"), text);

        assertThat(OperatorFile.find(folder)).isEmpty();
    }

    @Test
    void everyTokenIsNewAndLong() {
        SecureRandom random = new SecureRandom();

        assertThat(OperatorFile.newToken(random).reveal()).hasSize(64);
        assertThat(OperatorFile.newToken(random)).isNotEqualTo(OperatorFile.newToken(random));
    }
}
