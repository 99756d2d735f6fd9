package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import java.time.Duration;
import java.util.List;

/** What came of opening a link or typing a code. */
sealed interface Opening {
    /**
     * Somebody wants this Telegram account to be connected to a user.
     *
     * @param others what is connected to that user already
     */
    record AsksToBind(String attempt, UserId user, List<Connected> others) implements Opening {
        public AsksToBind {
            others = List.copyOf(others);
        }
    }

    /**
     * Somebody wants to sign in with this Telegram account.
     *
     * @param pageCode the code that the page which asks shows, to compare
     */
    record AsksToSignIn(String attempt, String pageCode) implements Opening {}

    /** Wrong, used up or too old; which of them is not told. */
    record Invalid() implements Opening {}

    /** Right, but the site has made a newer one since. */
    record Superseded() implements Opening {}

    /** Too many tries; the next one may come after this long. */
    record Limited(Duration retryAfter) implements Opening {}
}
