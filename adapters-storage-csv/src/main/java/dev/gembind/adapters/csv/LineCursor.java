package dev.gembind.adapters.csv;

/** Reads numbers and names off a line of the journal without making objects of them; every row passes here. */
final class LineCursor {
    private static final int MAX_DIGITS = 18;

    private final byte[] bytes;
    private int at;
    private int end;
    private boolean good;

    LineCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    void start(int from, int to) {
        at = from;
        end = to;
        good = true;
    }

    /** Tells whether everything asked for so far was there. */
    boolean isGood() {
        return good;
    }

    int at() {
        return at;
    }

    /** Takes a number and the comma behind it; -1 when there is none. */
    long number() {
        int first = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - first < MAX_DIGITS) {
            value = value * 10 + (bytes[at] - '0');
            at++;
        }
        good &= at > first && takeComma();
        return good ? value : -1;
    }

    /** Takes one character and the comma behind it. */
    int letter() {
        int letter = at < end ? bytes[at++] : 0;
        good &= takeComma();
        return good ? letter : 0;
    }

    /** Takes a checksum, and the comma behind it unless it ends the line. */
    int checksum() {
        int value = 0;
        for (int i = 0; i < Checksums.HEX_LENGTH; i++) {
            int digit = at < end ? hexDigit(bytes[at++]) : -1;
            good &= digit >= 0;
            value = value << 4 | (digit & 0xF);
        }
        good &= at == end || takeComma();
        return value;
    }

    /** Passes a known name and the comma behind it; stays where it is when another one stands there. */
    boolean passes(byte[] name) {
        int after = at + name.length;
        boolean same = after < end && bytes[after] == ',';
        for (int i = 0; same && i < name.length; i++) {
            same = bytes[at + i] == name[i];
        }
        if (same) {
            at = after + 1;
        }
        return same;
    }

    boolean isAtEnd() {
        return at == end;
    }

    private boolean takeComma() {
        return at < end && bytes[at++] == ',';
    }

    private static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }
}
