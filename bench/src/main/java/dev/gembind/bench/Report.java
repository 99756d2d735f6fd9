package dev.gembind.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of results: each is printed at once as one JSON object, and all together as a table at the end. */
final class Report {
    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void row(Map<String, Object> row) {
        rows.add(row);
        try {
            out.println(json.writeValueAsString(row));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a row that is no JSON", e);
        }
    }

    void table() {
        String header = "";
        for (Map<String, Object> row : rows) {
            String names = line(row.keySet());
            if (!names.equals(header)) {
                out.println();
                out.println(names);
                header = names;
            }
            out.println(line(row.values()));
        }
    }

    private static String line(Iterable<?> cells) {
        List<String> texts = new ArrayList<>();
        cells.forEach(cell -> texts.add(String.format(Locale.ROOT, "%-22s", cell)));
        return texts.stream().collect(Collectors.joining(" "));
    }
}
