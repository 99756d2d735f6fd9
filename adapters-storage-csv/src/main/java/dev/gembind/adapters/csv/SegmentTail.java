package dev.gembind.adapters.csv;

/** The last segment of a journal as it was found: its good part, and perhaps a write that never finished. */
final class SegmentTail {
    private final SegmentName name;
    private final byte[] bytes;
    private final SegmentReader reader;

    SegmentTail(SegmentName name, byte[] bytes, SegmentReader reader) {
        this.name = name;
        this.bytes = bytes;
        this.reader = reader;
    }

    SegmentName name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    SegmentReader reader() {
        return reader;
    }

    /** Returns how many bytes behind the good part are neither that nor blank lines. */
    int lostBytes() {
        int end = bytes.length;
        while (end > reader.validLength() && bytes[end - 1] == '\n') {
            end--; // what the segment was filled with
        }
        return end - reader.validLength();
    }
}
