package dev.gembind.core.ledger;

import java.util.EnumMap;
import java.util.Map;

/** Adds up the postings of transfers, for stores that look at them one by one. Not thread-safe. */
public final class BookTotals {
    private final Map<Book, Long> sums = new EnumMap<>(Book.class);

    /**
     * Adds what a transfer moved, if it moved anything.
     *
     * @throws ArithmeticException if a sum is too large
     */
    public void add(Transfer transfer) {
        transfer.moved().ifPresent(this::add);
    }

    void add(Transfer.Moved moved) {
        moved.postings().amounts().forEach((book, amount) -> sums.merge(book, amount, Math::addExact));
    }

    /**
     * Returns the sums.
     *
     * @throws IllegalArgumentException if they do not balance
     */
    public Postings postings() {
        return new Postings(sums);
    }
}
