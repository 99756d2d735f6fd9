package dev.gembind.adapters.csv;

import java.io.IOException;

/** Takes the rows of each whole group, in order. */
@FunctionalInterface
interface GroupSink {
    void row(long seq, JournalRow row) throws IOException;
}
