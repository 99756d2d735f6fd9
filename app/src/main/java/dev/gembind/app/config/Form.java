package dev.gembind.app.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a value looks like.
 *
 * @param words says it to people, so that "set it to" reads well before it
 * @param secret whether the value must never be shown
 * @param parser reads a text that is not blank; empty when the text has another form
 */
record Form<T>(String words, boolean secret, Function<String, Optional<T>> parser) {
    Optional<T> read(String text) {
        return parser.apply(text);
    }
}
