package dev.gembind.adapters.csv;

/** A cursor over the lines of a byte array. A line ends with a line feed; what follows the last one is no line. */
final class ByteLines {
    private final byte[] bytes;
    private int start;
    private int end;
    private int next;

    ByteLines(byte[] bytes, int from) {
        this.bytes = bytes;
        this.next = from;
    }

    /** Moves to the next line, an empty one too. */
    boolean advance() {
        int at = next;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        if (at >= bytes.length) {
            return false;
        }
        start = next;
        end = at;
        next = at + 1;
        return true;
    }

    /** Moves to the next line that is not empty. */
    boolean advanceToText() {
        boolean found = advance();
        while (found && start == end) {
            found = advance();
        }
        return found;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int next() {
        return next;
    }
}
