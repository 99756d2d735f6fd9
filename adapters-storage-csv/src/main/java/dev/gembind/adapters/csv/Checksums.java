package dev.gembind.adapters.csv;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC32C and how it is written: eight lower-case hexadecimal digits. */
final class Checksums {
    static final int HEX_LENGTH = 8;

    private Checksums() {}

    static int of(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    static String hex(int crc) {
        return HexFormat.of().toHexDigits(crc);
    }

    /**
     * @throws IllegalArgumentException if the text is not eight lower-case hexadecimal digits
     */
    static int parse(String hex) {
        int value = HexFormat.fromHexDigits(hex);
        if (!hex(value).equals(hex)) {
            throw new IllegalArgumentException("not a checksum");
        }
        return value;
    }
}
