package dev.gembind.adapters.web.pages.view;

import dev.gembind.core.Platform;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One platform on the account page.
 *
 * @param platform the platform
 * @param state which of the card's faces is shown
 * @param account the account that is bound, proven, or waits for its owner's word; or null
 * @param since when it was bound, or null
 * @param underway the attempt under way, or null
 * @param code the code to send, when {@code state} is {@link State#WAITING} and this browser knows it; or null
 * @param sentence what became of the last try, or null
 */
public record Card(
        Platform platform,
        State state,
        @Nullable AccountName account,
        @Nullable Moment since,
        @Nullable Underway underway,
        @Nullable CodeView code,
        @Nullable String sentence) {
    /** The faces of a card. */
    public enum State {
        /** There is no account. */
        NOT_LINKED("Not connected", ""),
        /** A code was made and not used yet. */
        WAITING("Waiting", "warn"),
        /** The code arrived; its sender is to confirm in the bot. */
        ANSWERED("Almost there", "warn"),
        /** The account was proven on the platform's page; the user is to confirm here. */
        PROVEN("Confirm it", "warn"),
        /** The account is bound. */
        LINKED("Connected", "good"),
        /** The platform took access back. */
        STALE("Prove it again", "warn"),
        /** An operator holds the binding. */
        SUSPENDED("Suspended", "bad"),
        /** The last try was refused. */
        CONFLICT("Refused", "bad");

        private final String label;
        private final String tone;

        State(String label, String tone) {
            this.label = label;
            this.tone = tone;
        }

        /** Returns the words of the card's badge. */
        public String label() {
            return label;
        }

        /** Returns the style of the card's badge. */
        public String tone() {
            return tone;
        }

        /** Returns the name used in answers. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Tells whether the card changes without the person doing anything on this page. */
    public boolean movesByItself() {
        return state == State.WAITING || state == State.ANSWERED;
    }

    /** Returns the same card after the last try, with what became of it. */
    public Card saying(State next, String what) {
        return new Card(platform, next, account, since, underway, code, what);
    }

    /** Returns a card without anything on it. */
    public static Card empty(Platform platform) {
        return new Card(platform, State.NOT_LINKED, null, null, null, null, null);
    }
}
