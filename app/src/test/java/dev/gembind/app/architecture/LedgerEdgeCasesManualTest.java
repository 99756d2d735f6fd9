package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/ledger-edge-cases.md} to the tests. */
class LedgerEdgeCasesManualTest {
    private static final int CASES = 90;

    /** The row itself says why there is nothing to test. */
    private static final List<String> WITHOUT_TEST = List.of("27");

    private static final Repository REPOSITORY = Repository.find();

    @Test
    void everyCaseHasItsTest() throws IOException {
        List<String[]> rows = rows();
        Map<String, List<Path>> sources = Stream.concat(
                        REPOSITORY.sources("test").stream(), REPOSITORY.sources("main").stream())
                .collect(Collectors.groupingBy(Repository::className));

        assertThat(rows.stream().map(row -> row[1]))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CASES)
                        .mapToObj(Integer::toString)
                        .toList());
        for (String[] row : rows) {
            List<String> tests = tests(row[3]);
            assertThat(tests.isEmpty()).as("case " + row[1]).isEqualTo(WITHOUT_TEST.contains(row[1]));
            for (String test : tests) {
                int middle = test.indexOf('#');
                List<Path> found = sources.getOrDefault(test.substring(0, middle), List.of());
                assertThat(found).as(test).isNotEmpty();
                assertThat(found)
                        .as(test)
                        .anySatisfy(file -> assertThat(Files.readString(file))
                                .contains("void " + test.substring(middle + 1) + '('));
            }
        }
    }

    /** Returns the cells of each row that begins with a number. */
    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(REPOSITORY.root().resolve("docs/ledger-edge-cases.md")).stream()
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .filter(cells -> cells.length > 3 && !cells[1].isEmpty() && Character.isDigit(cells[1].charAt(0)))
                .toList();
    }

    private static List<String> tests(String cell) {
        return Stream.of(cell.split("`", -1)).filter(part -> part.contains("#")).toList();
    }
}
