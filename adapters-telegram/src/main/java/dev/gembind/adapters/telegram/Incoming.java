package dev.gembind.adapters.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An update that a person sent to the bot. */
sealed interface Incoming {
    /** Returns who sent it. */
    Sender from();

    /** Returns the chat it was sent in. */
    long chat();

    /** Tells whether only this person and the bot are in the chat. */
    boolean isPrivate();

    /**
     * A written message.
     *
     * @param text what was written, not empty
     */
    record Written(Sender from, long chat, boolean isPrivate, String text) implements Incoming {}

    /**
     * A pressed button.
     *
     * @param query Telegram's id of the press, to answer it with
     * @param message the id of the bot's message that has the button
     * @param shownAt when the bot sent that message, or null when Telegram no longer says
     * @param data what the button carries; a modified client can send anything
     */
    record Pressed(
            Sender from,
            long chat,
            boolean isPrivate,
            String query,
            int message,
            @Nullable Instant shownAt,
            String data)
            implements Incoming {}
}
