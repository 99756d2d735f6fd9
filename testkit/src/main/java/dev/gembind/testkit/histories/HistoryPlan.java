package dev.gembind.testkit.histories;

/**
 * How a history is made.
 *
 * @param seed decides every choice
 * @param users how many users there are at first
 * @param accounts how many accounts there are on each platform; few, so that they are fought for
 * @param threads how many people act at the same time; with one, the history replays exactly
 * @param steps how many steps each of them makes
 */
public record HistoryPlan(long seed, int users, int accounts, int threads, int steps) {
    /** The most steps in all: the audit log lists 1,000 events, and not every step makes one. */
    public static final int MAX_STEPS = 600;

    public HistoryPlan {
        if (users < 1 || accounts < 1 || threads < 1 || steps < 1) {
            throw new IllegalArgumentException("a history needs users, accounts, threads and steps");
        }
        if (threads * steps > MAX_STEPS) {
            throw new IllegalArgumentException("a history has at most " + MAX_STEPS + " steps");
        }
    }

    /** Returns the plan of a history on one thread. */
    public static HistoryPlan replayable(long seed) {
        return new HistoryPlan(seed, 4, 3, 1, 600);
    }

    /** Returns the plan of a history on four threads. */
    public static HistoryPlan threaded(long seed) {
        return new HistoryPlan(seed, 3, 2, 4, 150);
    }
}
