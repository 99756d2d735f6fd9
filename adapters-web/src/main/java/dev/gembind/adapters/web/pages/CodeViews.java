package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.CodeView;
import dev.gembind.adapters.web.pages.view.Underway;
import dev.gembind.core.bindings.LinkAttempt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes what is shown of attempts and their codes. Thread-safe. */
final class CodeViews {
    /** After how long a page that waits for something loads itself again. */
    static final Duration AGAIN = Duration.ofSeconds(3);

    private final Offer offer;

    CodeViews(Offer offer) {
        this.offer = offer;
    }

    /** Returns the code, or null if this browser does not have it. */
    @Nullable
    CodeView code(Kept kept) {
        if (!kept.hasCode()) {
            return null;
        }
        String link = offer.deepLink(kept.token());
        return new CodeView(kept.code(), link, offer.bot(), QrCode.draw(link));
    }

    static Underway underway(LinkAttempt attempt, Instant now) {
        return new Underway(attempt.id(), attempt.comparison(), Moments.in(now, attempt.expiresAt()));
    }
}
