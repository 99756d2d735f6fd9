package dev.gembind.sandbox.telegram;

import org.jspecify.annotations.Nullable;

/**
 * An account on the simulated Telegram.
 *
 * @param id the user id; positive and below 2^52
 * @param firstName the first name
 * @param lastName the last name, or null
 * @param username the name after the at sign, or null
 * @param language the language of the person's Telegram, such as {@code en}
 */
public record Person(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        String language) {
    private static final long LIMIT = 1L << 52;

    /** Checks the id and the first name. */
    public Person {
        if (id <= 0 || id >= LIMIT) {
            throw new IllegalArgumentException("a Telegram user id is 1 to 2^52 - 1, not " + id);
        }
        if (firstName.isBlank()) {
            throw new IllegalArgumentException("firstName must not be blank");
        }
    }

    /** Returns the full name. */
    public String name() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }
}
