package dev.gembind.testkit.linear;

/**
 * What the system is when one client uses it alone.
 *
 * @param <S> its state: immutable, with {@code equals} and {@code hashCode}
 * @param <I> what can be asked
 * @param <O> what can be answered
 */
public interface Model<S, I, O> {
    /** Returns the state before the first operation. */
    S initial();

    /** Returns what an operation answers, and the state that it leaves. */
    Step<S, O> apply(S state, I input);

    /**
     * What an operation does.
     *
     * @param state the state afterwards
     * @param output the answer
     * @param <S> the state
     * @param <O> what can be answered
     */
    record Step<S, O>(S state, O output) {}
}
