package dev.gembind.app.architecture;

import com.google.common.base.Splitter;
import java.util.List;

/**
 * A row of the audit map.
 *
 * @param id the requirement
 * @param keptBy classes of the product
 * @param tests classes of tests
 * @param isOpen whether the row says that there is no test
 */
record AuditRow(String id, List<String> keptBy, List<String> tests, boolean isOpen) {
    private static final Splitter CELLS = Splitter.on('|').trimResults();
    private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
    private static final int COLUMNS = 6; // of which the outer two are empty

    static List<AuditRow> read(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| id "))
                .map(CELLS::splitToList)
                .map(AuditRow::of)
                .toList();
    }

    private static AuditRow of(List<String> cells) {
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("a row of the map has other than four cells: " + cells);
        }
        boolean open = cells.get(4).equals("open");
        return new AuditRow(cells.get(1), names(cells.get(3)), open ? List.of() : names(cells.get(4)), open);
    }

    private static List<String> names(String cell) {
        return WORDS.splitToStream(cell).map(AuditRow::unquoted).toList();
    }

    private static String unquoted(String word) {
        if (word.length() < 3 || !word.startsWith("`") || !word.endsWith("`")) {
            throw new IllegalArgumentException("not a quoted name: " + word);
        }
        return word.substring(1, word.length() - 1);
    }
}
