package dev.gembind.adapters.web.pages.view;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing and shows the ways on.
 *
 * @param status the HTTP status
 * @param title the heading
 * @param sentence what happened
 * @param advice what to do about it, or null
 * @param retryAfter when trying again makes sense, or null
 * @param actions the ways on, the likeliest first; never empty
 */
public record Notice(
        int status,
        String title,
        String sentence,
        @Nullable String advice,
        @Nullable Duration retryAfter,
        List<Action> actions) {
    private static final int FIRST_FAILURE = 400;

    public Notice {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a notice must show a way on: " + title);
        }
    }

    /** A notice without a waiting time. */
    public static Notice of(int status, String title, String sentence, @Nullable String advice, Action... actions) {
        return new Notice(status, title, sentence, advice, null, List.of(actions));
    }

    /** Tells whether it reports a failure, so that people may want to name the request when they ask for help. */
    public boolean isFailure() {
        return status >= FIRST_FAILURE;
    }
}
