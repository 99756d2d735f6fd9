package dev.gembind.sandbox.telegram;

/** What becomes of an update that tells the bot of Stars. */
public enum StarDelivery {
    /** It waits for the bot like any other. */
    AT_ONCE,
    /** It comes twice, as two updates that say the same. */
    TWICE,
    /** It is kept back until somebody lets it go. */
    LATE,
    /** It never comes. */
    NEVER
}
