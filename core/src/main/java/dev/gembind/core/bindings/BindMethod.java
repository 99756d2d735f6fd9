package dev.gembind.core.bindings;

/** How the owner of an account was proven. */
public enum BindMethod {
    /** By an OAuth authorization code. */
    OAUTH,
    /** By a link code sent from the account. */
    CODE,
    /** By writing to the bot. */
    BOT,
    /** By the word of a trusted host site. */
    HOST,
    /** By an imported file. */
    IMPORT
}
