package dev.gembind.adapters.csv;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of a journal segment: {@code journal-0000000000000001.000.csv}.
 *
 * @param firstSeq the number of its first transaction
 * @param generation how often it was copied into a fresh file by a start
 */
record SegmentName(long firstSeq, int generation) implements Comparable<SegmentName> {
    private static final String PREFIX = "journal-";
    private static final Comparator<SegmentName> ORDER =
            Comparator.comparingLong(SegmentName::firstSeq).thenComparingInt(SegmentName::generation);

    static @Nullable SegmentName parse(String file) {
        String[] parts = FileNames.numbers(file, PREFIX, '.');
        return parts.length != 2 ? null : new SegmentName(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    String file() {
        return String.format(Locale.ROOT, "%s%016d.%03d%s", PREFIX, firstSeq, generation, FileNames.CSV);
    }

    SegmentName nextGeneration() {
        return new SegmentName(firstSeq, generation + 1);
    }

    @Override
    public int compareTo(SegmentName other) {
        return ORDER.compare(this, other);
    }
}
