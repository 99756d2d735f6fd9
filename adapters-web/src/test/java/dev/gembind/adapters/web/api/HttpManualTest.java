package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.edge.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpManualTest {
    private List<String> rows;

    @BeforeEach
    void read() throws IOException {
        rows = Files.readAllLines(Path.of("..", "docs", "http.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    @Test
    void everyRouteStandsInTheManualWithItsScope() {
        assertThat(OpenApiTest.routes())
                .allSatisfy(route -> assertThat(rows)
                        .filteredOn(row -> row.startsWith("| `" + route.method() + " " + route.path() + "`"))
                        .singleElement()
                        .asString()
                        .contains("| `" + route.scope().key() + "` |"));
    }

    @Test
    void everyCodeStandsInTheManualWithItsStatus() {
        assertThat(ProblemKind.values())
                .allSatisfy(kind -> assertThat(rows)
                        .filteredOn(row -> row.contains("`" + kind.code() + "`"))
                        .as(kind.code())
                        .anySatisfy(
                                row -> assertThat(row.split("\\|", -1)[2]).contains(Integer.toString(kind.status()))));
    }
}
