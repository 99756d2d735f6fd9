package dev.gembind.core.limits;

/**
 * Counts permits by limit and key. Thread-safe; memory is bounded however many keys there are. A key that was forgotten
 * to stay bounded starts afresh, so an implementation forgets the longest unused first.
 */
public interface RateLimiter {
    /**
     * Takes one permit if one is free. Never blocks, never throws.
     *
     * @param key who is limited, such as a user id or an address prefix
     */
    Decision tryAcquire(Limit limit, String key);
}
