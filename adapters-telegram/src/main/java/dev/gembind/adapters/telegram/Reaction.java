package dev.gembind.adapters.telegram;

import org.jspecify.annotations.Nullable;

/**
 * What a pressed button leads to.
 *
 * @param screen what takes the place of the message with the button, or null to leave it as it is
 * @param note what pops up over the chat, or null for nothing
 * @param bill what an invoice is sent for, or null for none
 */
record Reaction(
        @Nullable Screen screen,
        @Nullable String note,
        @Nullable Bill bill) {
    /** Puts a screen in place of the message; its buttons vanish. */
    static Reaction show(Screen screen) {
        return new Reaction(screen, null, null);
    }

    static Reaction show(String text) {
        return show(Screen.of(text));
    }

    /** Sends an invoice below; the message stays, for people buy more than once. */
    static Reaction invoice(Bill bill) {
        return new Reaction(null, null, bill);
    }

    /** Leaves the message with its buttons, so that they can be pressed again or by the right person. */
    static Reaction note(String note) {
        return new Reaction(null, note, null);
    }
}
