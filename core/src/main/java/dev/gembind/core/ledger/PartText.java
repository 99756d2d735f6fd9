package dev.gembind.core.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * How a text stands inside another one: every character that is not a printable ASCII character, and {@code % / |} and the
 * space, as the bytes of its UTF-8 form, each as {@code %} and two lower-case hexadecimal digits.
 */
final class PartText {
    private static final int HEX = 16;
    private static final int DIGIT_BITS = 4;
    private static final int ESCAPE = 3;

    private PartText() {}

    /**
     * @throws IllegalArgumentException if the text has an unpaired surrogate
     */
    static void append(StringBuilder to, String text) {
        if (isPlain(text)) {
            to.append(text);
            return;
        }
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text has an unpaired surrogate", e);
        }
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (isPlain((char) (next & 0xFF))) {
                to.append((char) next);
            } else {
                to.append('%').append(Character.forDigit((next >> DIGIT_BITS) & 0xF, HEX));
                to.append(Character.forDigit(next & 0xF, HEX));
            }
        }
    }

    /**
     * @throws IllegalArgumentException if {@link #append} did not write it
     */
    static String read(String text) {
        if (isPlain(text)) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%') {
                bytes[size++] = escaped(text, i);
                i += ESCAPE - 1;
            } else if (isPlain(next)) {
                bytes[size++] = (byte) next;
            } else {
                throw new IllegalArgumentException("a character that must be escaped is not");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("escaped bytes are not UTF-8", e);
        }
    }

    private static byte escaped(String text, int at) {
        if (at + ESCAPE > text.length()) {
            throw new IllegalArgumentException("an escaped byte is cut off");
        }
        int value = digit(text.charAt(at + 1)) << DIGIT_BITS | digit(text.charAt(at + 2));
        if (isPlain((char) value)) {
            throw new IllegalArgumentException("a character is escaped that must not be");
        }
        return (byte) value;
    }

    private static int digit(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        if (digit >= 'a' && digit <= 'f') {
            return digit - 'a' + 10;
        }
        throw new IllegalArgumentException("an escaped byte has another digit");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c <= '~' && c != '%' && c != '/' && c != '|';
    }
}
