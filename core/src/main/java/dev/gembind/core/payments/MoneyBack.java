package dev.gembind.core.payments;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Refunds of a charge that are known one by one, because a refund can fail after it was made: then its money is here again.
 * It only grows, and that a refund failed is never forgotten, so that nothing depends on the order of what is told.
 * Immutable.
 *
 * @param parts the refunds by their names: ours for those we asked for, the provider's for the others
 */
public record MoneyBack(SortedMap<String, Part> parts) {
    /** Nothing is known. */
    public static final MoneyBack NONE = new MoneyBack(new TreeMap<>());

    private static final int MAX_NAME = 64;
    private static final String FAILED = "!";

    /**
     * One refund.
     *
     * @param amount how much money it is
     * @param failed whether that came back
     */
    public record Part(long amount, boolean failed) {}

    /**
     * @throws IllegalArgumentException if a name is no {@linkplain #isName name}, or an amount is below zero
     */
    public MoneyBack {
        parts.forEach((name, part) -> {
            if (!isName(name) || part.amount() < 0) {
                throw new IllegalArgumentException("a refund of a charge has another name or amount than it may have");
            }
        });
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** Tells whether the text may name a refund: 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= MAX_NAME && text.chars().allMatch(MoneyBack::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** Returns these and what is told of one refund. */
    MoneyBack with(String name, Part told) {
        TreeMap<String, Part> next = new TreeMap<>(parts);
        next.merge(
                name,
                told,
                (known, more) -> new Part(Math.max(known.amount(), more.amount()), known.failed() || more.failed()));
        return new MoneyBack(next);
    }

    /** Tells whether a refund failed. */
    boolean hasFailed(String name) {
        Part part = parts.get(name);
        return part != null && part.failed();
    }

    /** Tells whether a refund was made and did not fail. */
    boolean isStanding(String name) {
        Part part = parts.get(name);
        return part != null && !part.failed();
    }

    /** Returns how much went back and stayed away, as far as refunds are known one by one. */
    long standing() {
        return sum(false);
    }

    /** Returns how much came back. */
    public long cameBack() {
        return sum(true);
    }

    private long sum(boolean failed) {
        return parts.values().stream()
                .filter(part -> part.failed() == failed)
                .mapToLong(Part::amount)
                .sum();
    }

    /** Returns them as storages keep them: {@code NAME=AMOUNT}, and an exclamation mark for those that failed. */
    public String text() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue().amount()
                        + (part.getValue().failed() ? FAILED : ""))
                .collect(Collectors.joining(" "));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static MoneyBack parse(String text) {
        TreeMap<String, Part> parts = new TreeMap<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int end = one.indexOf('=');
            if (end < 0) {
                throw new IllegalArgumentException("a refund of a charge is not written as NAME=AMOUNT");
            }
            boolean failed = one.endsWith(FAILED);
            String amount = one.substring(end + 1, failed ? one.length() - 1 : one.length());
            parts.put(one.substring(0, end), new Part(Long.parseLong(amount), failed));
        }
        return new MoneyBack(parts);
    }

    /** Returns those that failed, with their amounts. */
    public Map<String, Long> failures() {
        TreeMap<String, Long> failures = new TreeMap<>();
        parts.forEach((name, part) -> {
            if (part.failed()) {
                failures.put(name, part.amount());
            }
        });
        return Collections.unmodifiableSortedMap(failures);
    }
}
