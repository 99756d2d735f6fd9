package dev.gembind.core.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How storages keep lots, and what was taken of them, in one text: lots are separated by {@code |}, their parts by {@code /},
 * in the order {@code id/source/charge/granted/free/held/priority/expiresAt}, to which a use adds its gems. What is absent is
 * empty. In a charge every character that is not a printable ASCII character, and {@code % / |} and the space, is written as
 * the bytes of its UTF-8 form, each as {@code %} and two hexadecimal digits.
 */
public final class LotText {
    private static final int PARTS = 8;
    private static final int HEX = 16;

    private LotText() {}

    /** Writes lots; no lots are the empty text. */
    public static String ofLots(List<Lot> lots) {
        StringBuilder text = new StringBuilder();
        for (Lot lot : lots) {
            separate(text);
            append(text, lot);
        }
        return text.toString();
    }

    /** Writes uses; no uses are the empty text. */
    public static String ofUses(List<LotUse> uses) {
        StringBuilder text = new StringBuilder();
        for (LotUse use : uses) {
            separate(text);
            append(text, use.lot());
            text.append('/').append(use.gems().units());
        }
        return text.toString();
    }

    /**
     * Reads lots.
     *
     * @throws IllegalArgumentException if {@link #ofLots} did not write it
     */
    public static List<Lot> lots(String text) {
        List<Lot> lots = new ArrayList<>();
        for (String part : split(text, '|')) {
            lots.add(lot(partsOf(part, PARTS)));
        }
        return List.copyOf(lots);
    }

    /**
     * Reads uses.
     *
     * @throws IllegalArgumentException if {@link #ofUses} did not write it
     */
    public static List<LotUse> uses(String text) {
        List<LotUse> uses = new ArrayList<>();
        for (String part : split(text, '|')) {
            List<String> parts = partsOf(part, PARTS + 1);
            uses.add(new LotUse(lot(parts), gems(parts.get(PARTS))));
        }
        return List.copyOf(uses);
    }

    private static void separate(StringBuilder text) {
        if (!text.isEmpty()) {
            text.append('|');
        }
    }

    private static void append(StringBuilder text, Lot lot) {
        Lot.Origin origin = lot.origin();
        text.append(lot.id()).append('/').append(origin.source().name()).append('/');
        if (origin.charge() != null) {
            escape(text, origin.charge());
        }
        text.append('/').append(origin.granted().units());
        text.append('/').append(lot.free().units());
        text.append('/').append(lot.held().units());
        text.append('/').append(lot.priority()).append('/');
        if (lot.expiresAt() != null) {
            text.append(lot.expiresAt());
        }
    }

    private static Lot lot(List<String> parts) {
        String charge = parts.get(2).isEmpty() ? null : unescape(parts.get(2));
        Lot.Origin origin = new Lot.Origin(LotSource.valueOf(parts.get(1)), charge, gems(parts.get(3)));
        Gems free = gems(parts.get(4));
        Gems held = gems(parts.get(5));
        int priority = Integer.parseInt(parts.get(6));
        try {
            Instant end = parts.get(7).isEmpty() ? null : Instant.parse(parts.get(7));
            return new Lot(parts.get(0), origin, free, held, priority, end);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the end of lot " + parts.get(0) + " is not a time", e);
        }
    }

    private static Gems gems(String text) {
        return new Gems(Long.parseLong(text));
    }

    private static List<String> partsOf(String lot, int count) {
        List<String> parts = split(lot, '/');
        if (parts.size() != count) {
            throw new IllegalArgumentException("a lot has " + parts.size() + " parts instead of " + count);
        }
        return parts;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        if (text.isEmpty()) {
            return parts;
        }
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static void escape(StringBuilder text, String charge) {
        for (byte b : charge.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '%' && b != '/' && b != '|') {
                text.append((char) b);
            } else {
                text.append('%').append(Character.forDigit((b >> 4) & 0xF, HEX));
                text.append(Character.forDigit(b & 0xF, HEX));
            }
        }
    }

    private static String unescape(String text) {
        byte[] bytes = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes[size++] = (byte) Integer.parseInt(text, i + 1, i + 3, HEX);
                i += 2;
            } else {
                bytes[size++] = (byte) text.charAt(i);
            }
        }
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
