package dev.gembind.testkit.linear;

/**
 * One operation of a client, from its call to its return. All moments of a history come from one counter.
 *
 * @param client who called; a client has one operation at a time
 * @param input what was asked
 * @param output what was answered; without meaning when the answer is unknown
 * @param called the moment before the call
 * @param returned the moment after the return; {@link #NEVER} when the answer is unknown, so that the operation may take effect
 *     at any time from its call on, or not at all
 * @param <I> what can be asked
 * @param <O> what can be answered
 */
public record Operation<I, O>(int client, I input, O output, long called, long returned) {
    /** The return of an operation whose answer is unknown. */
    public static final long NEVER = Long.MAX_VALUE;

    public Operation {
        if (called >= returned) {
            throw new IllegalArgumentException("an operation returns after it was called");
        }
    }

    /** Tells whether nobody knows if it happened. */
    public boolean isUnknown() {
        return returned == NEVER;
    }
}
