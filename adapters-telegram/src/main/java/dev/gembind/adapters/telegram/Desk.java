package dev.gembind.adapters.telegram;

import java.util.Optional;

/**
 * What the bot asks of core, in the bot's own terms: who sent it is a {@link Sender}, whom Telegram vouches for. Every
 * rule is decided behind it and every change is durable when a method returns. A storage failure is a {@link
 * dev.gembind.core.storage.StorageException}. Thread-safe.
 */
interface Desk {
    /**
     * Uses a token or a typed code up and says what there is to confirm. Telegram may deliver a message twice, so the
     * person who opened it gets the same question again as long as it is unanswered.
     *
     * @param secret as typed or carried by a link, at most 200 characters
     */
    Opening open(Sender who, String secret);

    /**
     * Ends the attempt whose token or code was posted where others can read it, unless it was opened before.
     *
     * @param secret any text of at most 200 characters
     * @return whether there was one to end
     */
    boolean burn(Sender who, String secret);

    /** Carries out what an opened attempt is for, if this person opened it. Asked again, it gives the same answer. */
    Ending confirm(Sender who, String attempt);

    /** Gives an opened attempt up, if this person opened it and it is not answered yet. */
    Ending cancel(Sender who, String attempt);

    /** Finds the user this Telegram account is connected to. */
    Optional<Membership> membershipOf(Sender who);

    /** Disconnects this Telegram account, if it is still connected by the binding that the person was asked about. */
    Parting unlink(Sender who, String binding);

    /** Tells whether a person may get a user of their own here. */
    boolean isSignUpOpen();

    /** Makes a user that this Telegram account belongs to, unless it belongs to one already. */
    SignUp signUp(Sender who);
}
