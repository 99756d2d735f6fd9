package dev.gembind.core.payments;

import java.time.Duration;
import java.util.List;

/** Reads what a provider itself says came and went. Thread-safe; it is called outside of any transaction. */
public interface StatementSource {
    /** The most rows that are asked for at once. */
    int PAGE = 100;

    /** Returns the name that the provider's charges have. */
    String provider();

    /**
     * Reads rows, the oldest first.
     *
     * @param offset how many to leave out
     * @param limit how many to read, at most {@link #PAGE}
     */
    Answer read(long offset, int limit);

    /** What the provider said. */
    sealed interface Answer {
        /**
         * A page.
         *
         * @param rows those that are about money of people; others are left out
         * @param size how many there were with those that are left out; fewer than asked for at the end
         */
        record Page(List<StatementRow> rows, int size) implements Answer {
            public Page {
                rows = List.copyOf(rows);
            }
        }

        /**
         * It did not answer; asking again may help.
         *
         * @param reason for people, without secrets
         * @param notBefore the shortest time to wait, as the provider asked; zero when it did not
         */
        record Unavailable(String reason, Duration notBefore) implements Answer {}
    }
}
