package dev.gembind.adapters.csv;

import org.jspecify.annotations.Nullable;

/** The last line of a journal group. */
record CommitLine(long seq, long rows, long utcMillis, long durableSeq, int previousChain, int chain) {
    /** Returns the line's meaning, or null when it is something else. */
    static @Nullable CommitLine parse(LineCursor line, int from, int to) {
        line.start(from, to);
        long seq = line.number();
        if (line.letter() != 'C') {
            return null;
        }
        long rows = line.number();
        long utcMillis = line.number();
        long durableSeq = line.number();
        int previousChain = line.checksum();
        int chain = line.checksum();
        boolean whole = line.isGood() && line.isAtEnd() && utcMillis >= 0;
        return whole ? new CommitLine(seq, rows, utcMillis, durableSeq, previousChain, chain) : null;
    }
}
