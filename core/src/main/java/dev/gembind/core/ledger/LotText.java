package dev.gembind.core.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How storages keep lots, and what was taken of them, in one text: lots are separated by {@code |}, their parts by {@code /},
 * in the order {@code id/source/charge/granted/free/held/priority/expiresAt}, to which a use adds its gems. What is absent is
 * empty. Id and charge are written as in {@link PartText}. There is one text for each list of lots, and no other is read.
 */
public final class LotText {
    private static final int PARTS = 8;
    private static final int MOST_DIGITS = 18;

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
        PartText.append(text, lot.id());
        text.append('/').append(origin.source().name()).append('/');
        if (origin.charge() != null) {
            PartText.append(text, origin.charge());
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
        String charge = parts.get(2).isEmpty() ? null : PartText.read(parts.get(2));
        Lot.Origin origin = new Lot.Origin(LotSource.valueOf(parts.get(1)), charge, gems(parts.get(3)));
        int priority = priority(parts.get(6));
        String id = PartText.read(parts.get(0));
        return new Lot(id, origin, gems(parts.get(4)), gems(parts.get(5)), priority, end(parts.get(7)));
    }

    private static @Nullable Instant end(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Instant end = Instant.parse(text);
            if (end.toString().equals(text)) {
                return end;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the end of a lot is not a time", e);
        }
        throw new IllegalArgumentException("the end of a lot is not written as times are");
    }

    private static int priority(String text) {
        long number = number(text);
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the priority of a lot is too large");
        }
        return (int) number;
    }

    private static Gems gems(String text) {
        return new Gems(number(text));
    }

    /** Digits alone: no sign, and no zero in front of others. */
    private static long number(String text) {
        boolean plain =
                !text.isEmpty() && text.length() <= MOST_DIGITS && (text.charAt(0) != '0' || text.length() == 1);
        long number = 0;
        for (int i = 0; plain && i < text.length(); i++) {
            char digit = text.charAt(i);
            plain = digit >= '0' && digit <= '9';
            number = 10 * number + digit - '0';
        }
        if (!plain) {
            throw new IllegalArgumentException("a number of a lot is not written as numbers are");
        }
        return number;
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
}
