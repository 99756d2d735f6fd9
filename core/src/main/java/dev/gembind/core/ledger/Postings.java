package dev.gembind.core.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The amounts one transfer adds to the books: positive and negative ones that sum up to zero.
 *
 * @param amounts those that are not zero, in the order of the books
 */
public record Postings(Map<Book, Long> amounts) {
    /** Nothing moves. */
    public static final Postings NONE = new Postings(Map.of());

    /**
     * @throws IllegalArgumentException if the amounts do not balance, or are too large to add up
     */
    public Postings {
        EnumMap<Book, Long> some = new EnumMap<>(Book.class);
        long sum = 0;
        try {
            for (Map.Entry<Book, Long> entry : amounts.entrySet()) {
                sum = Math.addExact(sum, entry.getValue());
                if (entry.getValue() != 0) {
                    some.put(entry.getKey(), entry.getValue());
                }
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("amounts of postings are too large: " + amounts, e);
        }
        if (sum != 0) {
            throw new IllegalArgumentException("postings must balance, but sum up to " + sum);
        }
        amounts = Collections.unmodifiableMap(some);
    }

    /** Returns the postings that take gems from one book and put them into another. */
    static Postings move(Book from, Book to, Gems gems) {
        return NONE.and(from, to, gems);
    }

    /** Returns these postings and one more move. */
    Postings and(Book from, Book to, Gems gems) {
        EnumMap<Book, Long> next = new EnumMap<>(Book.class);
        next.putAll(amounts);
        next.put(from, Math.subtractExact(of(from), gems.units()));
        next.put(to, Math.addExact(of(to), gems.units()));
        return new Postings(next);
    }

    /** Returns what is added to a book; zero when the transfer does not touch it. */
    public long of(Book book) {
        Long amount = amounts.get(book);
        return amount == null ? 0 : amount;
    }

    /** Returns the opposite postings. */
    Postings reversed() {
        EnumMap<Book, Long> next = new EnumMap<>(Book.class);
        amounts.forEach((book, amount) -> next.put(book, Math.negateExact(amount)));
        return new Postings(next);
    }
}
