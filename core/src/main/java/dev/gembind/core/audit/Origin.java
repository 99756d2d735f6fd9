package dev.gembind.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param actor who asked
 * @param ipPrefix the client's network, never its full address, or null when there is none
 * @param requestId the id that logs and error pages show, or null
 */
public record Origin(
        Actor actor, @Nullable String ipPrefix, @Nullable String requestId) {
    /** Who asked. */
    public enum Actor {
        /** A person in the browser. */
        USER,
        /** A person in a bot's chat. */
        BOT,
        /** A host site with an API key. */
        HOST,
        /** An operator. */
        ADMIN,
        /** Gembind itself. */
        SYSTEM
    }

    /** The origin of what Gembind does by itself. */
    public static final Origin SYSTEM = new Origin(Actor.SYSTEM, null, null);
}
