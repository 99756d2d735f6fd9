package dev.gembind.testkit.linear;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of the operations that explains every answer: the search of Wing and Gong (1993), which tries as the next
 * operation each one that was called before any other of the rest had returned, with the memory of Lowe (2017), which never
 * goes twice to the same state with the same operations done. That is exponential in the number of operations that overlap, not
 * in the length of the history; the number of situations is limited all the same.
 *
 * @param <S> the state of the model
 * @param <I> what can be asked
 * @param <O> what can be answered
 */
public final class Linearizability<S, I, O> {
    private static final int MOST_SITUATIONS = 500_000;

    /** What the search found. */
    public enum Verdict {
        /** There is an order. */
        LINEARIZABLE,
        /** There is none. */
        NOT_LINEARIZABLE,
        /** The search was given up, so the history tells nothing; make it shorter. */
        TOO_LARGE
    }

    private final Model<S, I, O> model;
    private final List<Operation<I, O>> operations;

    private Linearizability(Model<S, I, O> model, List<Operation<I, O>> history) {
        this.model = model;
        this.operations = history.stream()
                .sorted(Comparator.comparingLong(Operation::called))
                .toList();
    }

    /** Checks a history; its operations may come in any order. */
    public static <S, I, O> Verdict check(Model<S, I, O> model, List<Operation<I, O>> history) {
        return new Linearizability<>(model, history).search();
    }

    private Verdict search() {
        Set<Situation<S>> seen = new HashSet<>();
        Deque<Situation<S>> open = new ArrayDeque<>();
        push(seen, open, new Situation<>(new BitSet(), model.initial()));
        while (!open.isEmpty()) {
            Situation<S> now = open.pop();
            if (isExplained(now.done())) {
                return Verdict.LINEARIZABLE;
            }
            if (seen.size() > MOST_SITUATIONS) {
                return Verdict.TOO_LARGE;
            }
            expand(seen, open, now);
        }
        return Verdict.NOT_LINEARIZABLE;
    }

    private void expand(Set<Situation<S>> seen, Deque<Situation<S>> open, Situation<S> now) {
        long firstReturn = firstReturn(now.done());
        for (int i = now.done().nextClearBit(0);
                i < operations.size();
                i = now.done().nextClearBit(i + 1)) {
            Operation<I, O> next = operations.get(i);
            if (next.called() > firstReturn) {
                return; // what was called later cannot come before the one that had returned
            }
            Model.Step<S, O> step = model.apply(now.state(), next.input());
            if (next.isUnknown() || step.output().equals(next.output())) {
                BitSet done = (BitSet) now.done().clone();
                done.set(i);
                push(seen, open, new Situation<>(done, step.state()));
            }
        }
    }

    private void push(Set<Situation<S>> seen, Deque<Situation<S>> open, Situation<S> situation) {
        if (seen.add(situation)) {
            open.push(situation);
        }
    }

    /** Operations that nobody knows the answer of need no place in the order. */
    private boolean isExplained(BitSet done) {
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            if (!operations.get(i).isUnknown()) {
                return false;
            }
        }
        return true;
    }

    private long firstReturn(BitSet done) {
        long first = Operation.NEVER;
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            first = Math.min(first, operations.get(i).returned());
        }
        return first;
    }

    /** Which operations are done, and the state they have led to. The set is never changed again. */
    private record Situation<S>(BitSet done, S state) {}
}
