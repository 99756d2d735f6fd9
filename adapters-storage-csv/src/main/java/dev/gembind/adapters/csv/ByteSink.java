package dev.gembind.adapters.csv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Bytes in the making: an array that grows and can be cut back. Not thread-safe. */
final class ByteSink {
    private static final int FIRST_CAPACITY = 4096;
    private static final HexFormat HEX = HexFormat.of();

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    void cutTo(int length) {
        size = length;
    }

    /** Gives memory back after something unusually large. */
    void shrinkTo(int capacity) {
        if (size == 0 && bytes.length > capacity) {
            bytes = new byte[capacity];
        }
    }

    void put(int b) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) b;
    }

    void put(byte[] source) {
        put(source, 0, source.length);
    }

    void put(byte[] source, int from, int length) {
        if (bytes.length - size < length) {
            grow(length);
        }
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    void putAscii(String text) {
        put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void putNumber(long value) {
        putAscii(Long.toString(value));
    }

    void putHex(int value) {
        putAscii(HEX.toHexDigits(value));
    }

    int crc(int seed, int from) {
        CRC32C crc = new CRC32C();
        crc.update(HEX.toHexDigits(seed).getBytes(StandardCharsets.ISO_8859_1));
        crc.update(bytes, from, size - from);
        return (int) crc.getValue();
    }

    int crcFrom(int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, size - from);
        return (int) crc.getValue();
    }

    ByteBuffer asBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
}
