package dev.gembind.core.prompts;

import java.util.Arrays;

/** A sorted set of code points, written as hexadecimal ranges such as {@code "A9 AE 2194-2199"}. */
final class CodePointRanges {
    private static final int HEX = 16;

    private final int[] starts;
    private final int[] ends;

    private CodePointRanges(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** Reads ranges that are in ascending order and parted by single spaces. */
    static CodePointRanges of(String table) {
        String[] items = table.trim().split(" ", -1);
        int[] starts = new int[items.length];
        int[] ends = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            int dash = items[i].indexOf('-');
            starts[i] = Integer.parseInt(dash < 0 ? items[i] : items[i].substring(0, dash), HEX);
            ends[i] = dash < 0 ? starts[i] : Integer.parseInt(items[i].substring(dash + 1), HEX);
            if (ends[i] < starts[i] || (i > 0 && starts[i] <= ends[i - 1])) {
                throw new IllegalArgumentException("ranges out of order at " + items[i]);
            }
        }
        return new CodePointRanges(starts, ends);
    }

    boolean contains(int codePoint) {
        int at = Arrays.binarySearch(starts, codePoint);
        int before = at >= 0 ? at : -at - 2;
        return before >= 0 && codePoint <= ends[before];
    }
}
