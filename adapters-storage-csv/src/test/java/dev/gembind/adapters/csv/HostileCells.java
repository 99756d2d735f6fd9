package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Records made of everything that means something to some reader of CSV. */
final class HostileCells {
    private static final String[] PIECES = {
        "a", "0", ",", "\"", "\n", "\r", "\r\n", "\t", "\0", "\\", " ", ";", "=", "+", "-", "@", "＝", "＋", "－", "＠",
        "é", "中", "😀", "\uFEFF", "\u202E", "e\u0301", "\\n", "''", "1e5", "00123"
    };

    private HostileCells() {}

    /** Returns a record of a few cells, some of them absent; the first is a plain key. */
    static List<String> next(SplittableRandom random) {
        List<String> cells = new ArrayList<>(List.of("k"));
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            StringBuilder cell = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                cell.append(PIECES[random.nextInt(PIECES.length)]);
            }
            cells.add(random.nextInt(8) == 0 ? null : cell.toString());
        }
        return cells;
    }

    /** Returns what a cell looks like to a reader that knows CSV but not the escapes. */
    static String escaped(String cell) {
        if (cell == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean first = i == 0 || ",;\t".indexOf(cell.charAt(i - 1)) >= 0;
            text.append(first && "=+-@＝＋－＠".indexOf(c) >= 0 ? "\\" : "");
            int control = "\\\n\r\t\0".indexOf(c);
            text.append(control < 0 ? String.valueOf(c) : "\\" + "\\nrt0".charAt(control));
        }
        return text.toString();
    }
}
