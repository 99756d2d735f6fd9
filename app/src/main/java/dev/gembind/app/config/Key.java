package dev.gembind.app.config;

import org.jspecify.annotations.Nullable;

/**
 * One configuration key.
 *
 * @param name as it is written in the environment and in the file
 * @param form what its value looks like
 * @param fallback its value when nobody sets it, or null
 * @param meaning one line for people
 */
record Key<T>(String name, Form<T> form, @Nullable String fallback, String meaning) {
    private static final String FILE_SUFFIX = "_FILE";

    /** Makes a key without a default. */
    static <T> Key<T> of(String name, Form<T> form, String meaning) {
        return new Key<>(name, form, null, meaning);
    }

    /** Returns the same key with a default. */
    Key<T> or(String value) {
        return new Key<>(name, form, value, meaning);
    }

    boolean isSecret() {
        return form.secret();
    }

    /** Returns the name of the key that names a file with this secret. */
    String fileKey() {
        return name + FILE_SUFFIX;
    }
}
