package dev.gembind.sandbox.people;

import org.jspecify.annotations.Nullable;

/**
 * An invented human being, who has an account on every platform.
 *
 * @param firstName the first name, as the person typed it
 * @param lastName the last name, or null
 * @param username the name after the at sign, or null
 * @param language a language code such as {@code en}
 */
public record Actor(
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        String language) {
    /** Returns the full name. */
    public String name() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }
}
