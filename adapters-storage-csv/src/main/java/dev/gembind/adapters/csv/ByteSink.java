package dev.gembind.adapters.csv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Bytes in the making: an array that grows and can be cut back. Not thread-safe. */
final class ByteSink {
    private static final int FIRST_CAPACITY = 4096;

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
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** Adds text that is known to be ASCII. */
    void putAscii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    /** Adds a number that is not negative. */
    void putNumber(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    void putHex(int value) {
        reserve(Checksums.HEX_LENGTH);
        for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
            bytes[size++] = (byte) Character.forDigit((value >>> shift) & 0xF, 16);
        }
    }

    /** Makes room, so that the next bytes are added without asking. */
    void reserve(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    /** Returns the checksum of a previous checksum, as it is written, and the bytes from a place on. */
    int crc(int previous, int from) {
        CRC32C crc = new CRC32C();
        crc.update(Checksums.hex(previous).getBytes(StandardCharsets.ISO_8859_1));
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
        return copy(0, size);
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
}
