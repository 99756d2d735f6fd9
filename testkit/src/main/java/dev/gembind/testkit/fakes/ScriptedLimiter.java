package dev.gembind.testkit.fakes;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import java.util.ArrayList;
import java.util.List;

/**
 * A limiter that refuses what a test tells it to, and keeps what it was asked. Thread-safe.
 */
public final class ScriptedLimiter implements RateLimiter {
    /**
     * One question.
     *
     * @param limit the limit's name
     * @param key who was limited
     */
    public record Asked(String limit, String key) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** From now on refuses whatever is asked of the limit of this name. */
    public synchronized void refuse(String limit, Decision decision) {
        refusals.add(new Refusal(limit, decision));
    }

    @Override
    public synchronized Decision tryAcquire(Limit limit, String key) {
        asked.add(new Asked(limit.name(), key));
        return refusals.stream()
                .filter(refusal -> refusal.limit.equals(limit.name()))
                .map(Refusal::decision)
                .findFirst()
                .orElse(Decision.ALLOWED);
    }

    /** Returns what was asked so far, in order. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private record Refusal(String limit, Decision decision) {}
}
