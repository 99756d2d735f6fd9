package dev.gembind.adapters.csv;

/** What rows of one table look like in memory: as they are written in files, without the line feed. Thread-safe. */
final class RowForm<V> {
    private final TableSpec spec;
    private final RowCodec<V> codec;

    RowForm(TableSpec spec, RowCodec<V> codec) {
        this.spec = spec;
        this.codec = codec;
    }

    /** Reads a row that was written or read well before. */
    V decode(byte[] row) {
        try {
            return read(row);
        } catch (MalformedException e) {
            throw new IllegalStateException("a row of " + spec.name() + " in memory is damaged", e);
        }
    }

    /** Reads a row of unknown quality. */
    V read(byte[] row) throws MalformedException {
        return Cells.decode(spec, codec, CsvDecoder.record(row, 0, row.length));
    }
}
