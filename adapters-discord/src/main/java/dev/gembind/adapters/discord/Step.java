package dev.gembind.adapters.discord;

import dev.gembind.core.bindings.IdentityResult;
import java.util.function.Function;

/**
 * One step of an identification: it gave what the next step needs, or the identification ends here.
 *
 * @param <T> what the next step needs
 */
sealed interface Step<T> {
    record Done<T>(T value) implements Step<T> {}

    record Ended<T>(IdentityResult result) implements Step<T> {}

    /** Goes on with the value, or stays ended. */
    default <R> Step<R> then(Function<T, Step<R>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        return new Ended<>(((Ended<T>) this).result());
    }
}
