package dev.gembind.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageConflictException;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageFullException;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.contract.StorageContract;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual for authors of storage adapters says what is so. */
class ManualTest {
    private static final Path MANUAL = Path.of("../docs/writing-a-storage-adapter.md");
    private static final Path HERE = Path.of("src/test/java/dev/gembind/testkit/docs");

    @ParameterizedTest
    @CsvSource({"ExampleContractTest, contract", "ExampleServiceTest, race"})
    void itsExamplesAreTests(String file, String snippet) throws IOException {
        List<String> lines = Files.readAllLines(HERE.resolve(file + ".java"));
        int start = indexOf(lines, "// snippet: " + snippet) + 1;
        int end = start + indexOf(lines.subList(start, lines.size()), "// snippet end");
        String code = String.join("\n", lines.subList(start, end)).stripIndent().strip();

        assertThat(Files.readString(MANUAL)).contains("```java\n" + code + "\n```");
    }

    @Test
    void itNamesEverySuite() throws Exception {
        // not ".", which is also the folder of tests of the same package
        File folder = new File(Objects.requireNonNull(StorageContract.class.getResource("StorageContract.class"))
                        .toURI())
                .getParentFile();
        List<String> suites = Stream.of(Objects.requireNonNull(folder.list()))
                .filter(name -> name.endsWith("Contract.class"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .toList();

        assertThat(suites).hasSizeGreaterThan(7);
        assertThat(Files.readString(MANUAL)).contains(suites);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StorageException.class,
                StorageUnavailableException.class,
                StorageTimeoutException.class,
                StorageConflictException.class,
                StorageFullException.class,
                StorageCorruptException.class,
                ConstraintViolatedException.class
            })
    void itNamesEveryStorageFailure(Class<?> failure) throws IOException {
        assertThat(Files.readString(MANUAL)).contains("`" + failure.getSimpleName() + "`");
    }

    private static int indexOf(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new AssertionError("there is no line " + mark);
    }
}
