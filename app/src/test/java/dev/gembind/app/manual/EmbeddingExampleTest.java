package dev.gembind.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.limits.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingExampleTest {
    private static final Path SOURCE =
            Path.of("src", "test", "java", "dev", "gembind", "app", "manual", "EmbeddingExample.java");
    private static final Path PAGE = Path.of("..", "docs", "embedding.md");

    @TempDir
    private Path folder;

    @Test
    void exampleBindsAndFindsItsBindingAgain() {
        Secret secret = Secret.of("an example's secret of 32 bytes or more");

        assertThat(EmbeddingExample.bindOnce(folder, secret, (limit, key) -> Decision.ALLOWED))
                .isEqualTo("bound");
        assertThat(EmbeddingExample.bindOnce(folder, secret, (limit, key) -> Decision.ALLOWED))
                .isEqualTo("already-bound");
    }

    @Test
    void pagePrintsTheExampleThatIsTested() throws IOException {
        String source = Files.readString(SOURCE);
        String example = source.substring(
                source.indexOf("// begin\n") + "// begin\n".length(), source.indexOf("        // end"));

        assertThat(Files.readString(PAGE))
                .contains(example.lines()
                        .map(line -> line.isEmpty() ? line : line.substring("        ".length()))
                        .collect(Collectors.joining("\n")));
    }
}
