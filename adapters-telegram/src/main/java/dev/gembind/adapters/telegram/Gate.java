package dev.gembind.adapters.telegram;

/** Limits how much one person can make the bot do, before anything costly happens. Thread-safe, bounded. */
interface Gate {
    /** Tells whether an update of this person may be acted on. */
    boolean admits(long person);

    /** Tells whether the chat may be told now that something is not answered. */
    boolean mayWarn(long chat);
}
