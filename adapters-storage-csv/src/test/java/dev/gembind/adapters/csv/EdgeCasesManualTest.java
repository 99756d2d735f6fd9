package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of edge cases numbers them one by one, and the tests it names are there. */
class EdgeCasesManualTest {
    private static final int CASES = 70;
    private static final List<String> WITHOUT_TEST = List.of("58", "59", "68", "70");

    private final Path root = root();

    @Test
    void everyCaseHasItsTest() throws IOException {
        List<String[]> rows = rows();

        assertThat(rows.stream().map(row -> row[1]))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CASES)
                        .mapToObj(Integer::toString)
                        .toList());
        for (String[] row : rows) {
            List<String> tests = tests(row[3]);
            assertThat(tests.isEmpty()).as("case " + row[1]).isEqualTo(WITHOUT_TEST.contains(row[1]));
            for (String test : tests) {
                int middle = test.indexOf('#');
                assertThat(source(test.substring(0, middle)))
                        .as(test)
                        .contains("void " + test.substring(middle + 1) + '(');
            }
        }
    }

    /** Returns the cells of each row that begins with a number. */
    private List<String[]> rows() throws IOException {
        return Files.readAllLines(root.resolve("docs/storage-edge-cases.md")).stream()
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .filter(cells -> cells.length > 3 && !cells[1].isEmpty() && Character.isDigit(cells[1].charAt(0)))
                .toList();
    }

    private static List<String> tests(String cell) {
        return Stream.of(cell.split("`", -1)).filter(part -> part.contains("#")).toList();
    }

    private String source(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("adapters-storage-csv/src/test", "testkit/src")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                files.filter(file -> file.endsWith(name + ".java")).forEach(found::add);
            }
        }
        assertThat(found).as(name).hasSize(1);
        return Files.readString(found.get(0));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
