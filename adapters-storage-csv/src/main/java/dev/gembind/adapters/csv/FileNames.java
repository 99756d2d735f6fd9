package dev.gembind.adapters.csv;

import java.util.Arrays;
import java.util.Locale;

/** How files in the store folder are named. Every name carries a number, so none is ever used twice. */
final class FileNames {
    static final String CSV = ".csv";
    static final String TEMPORARY = ".tmp";
    static final String QUARANTINE = "quarantine-";
    private static final int MAX_DIGITS = 18;
    private static final String[] NONE = {};

    private FileNames() {}

    static String table(String table, long seq) {
        return String.format(Locale.ROOT, "%s-%016d%s", table, seq, CSV);
    }

    static String log(String table, long firstSeq, long lastSeq) {
        return String.format(Locale.ROOT, "%s-%016d-%016d%s", table, firstSeq, lastSeq, CSV);
    }

    /** Returns the numbers of a name that is made of a prefix, numbers with a separator, and the ending; or none. */
    static String[] numbers(String file, String prefix, char separator) {
        if (!file.startsWith(prefix) || !file.endsWith(CSV) || file.length() <= prefix.length() + CSV.length()) {
            return NONE;
        }
        String middle = file.substring(prefix.length(), file.length() - CSV.length());
        int cut = middle.indexOf(separator);
        String[] parts =
                cut < 0 ? new String[] {middle} : new String[] {middle.substring(0, cut), middle.substring(cut + 1)};
        return Arrays.stream(parts).allMatch(FileNames::isNumber) ? parts : NONE;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
