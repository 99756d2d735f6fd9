package dev.gembind.adapters.csv;

/** A row, and how it is written. */
final class RowImage<V> {
    private final V row;
    private final byte[] bytes;

    /** @param bytes is not copied */
    RowImage(V row, byte[] bytes) {
        this.row = row;
        this.bytes = bytes;
    }

    V row() {
        return row;
    }

    byte[] bytes() {
        return bytes;
    }
}
