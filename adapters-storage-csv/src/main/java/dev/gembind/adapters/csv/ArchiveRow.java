package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small files of one header row and one row. */
final class ArchiveRow {
    private ArchiveRow() {}

    static byte[] encode(List<String> columns, List<? extends @Nullable String> cells) {
        ByteSink out = new ByteSink();
        CsvEncoder.record(out, columns);
        CsvEncoder.record(out, cells);
        return out.toBytes();
    }

    static List<@Nullable String> decode(byte[] bytes) throws MalformedException {
        ByteLines lines = new ByteLines(bytes, 0);
        boolean header = lines.advance();
        if (!header || !lines.advance()) {
            throw new MalformedException("it is cut off");
        }
        return CsvDecoder.record(bytes, lines.start(), lines.end());
    }
}
