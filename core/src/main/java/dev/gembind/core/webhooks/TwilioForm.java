package dev.gembind.core.webhooks;

import com.google.common.base.Splitter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Twilio signs of a form: names in order of code units, each with its value behind it, decoded. */
final class TwilioForm {
    private static final int MAX_FIELDS = 1_000;
    private static final int HEX = 16;

    private TwilioForm() {}

    /** Returns the signed text; empty if the body is no form in UTF-8, or has too many fields. */
    static Optional<String> signedText(byte[] body) {
        // each byte becomes a character, so that cutting cannot fail; names and values are decoded afterwards
        List<String> fields = Splitter.on('&')
                .omitEmptyStrings()
                .limit(MAX_FIELDS + 1)
                .splitToList(new String(body, StandardCharsets.ISO_8859_1));
        if (fields.size() > MAX_FIELDS) {
            return Optional.empty();
        }
        // a value that is repeated under its name counts once, as in Twilio's own libraries
        SortedMap<String, SortedSet<String>> form = new TreeMap<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            Optional<String> name = decode(equals < 0 ? field : field.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : field.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            form.computeIfAbsent(name.get(), key -> new TreeSet<>()).add(value.get());
        }
        return Optional.of(text(form));
    }

    private static String text(Map<String, SortedSet<String>> form) {
        StringBuilder text = new StringBuilder();
        form.forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static Optional<String> decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length()); // decoding never lengthens
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int escaped = escaped(text, i);
                if (escaped < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) escaped);
                i += 2;
            } else {
                bytes.put((byte) (c == '+' ? ' ' : c));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns the byte that is written as two digits behind the percent sign; -1 if they are none. */
    private static int escaped(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = digit(text.charAt(percent + 1));
        int low = digit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    // Character.digit would take digits of other alphabets too; above ASCII only Latin-1 comes here, which has none
    private static int digit(char c) {
        return Character.digit(c, HEX);
    }
}
