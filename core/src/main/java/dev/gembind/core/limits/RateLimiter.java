package dev.gembind.core.limits;

/**
 * Counts permits by limit and key. Thread-safe; what it keeps is bounded however many keys there are. A key that was forgotten
 * to stay bounded starts afresh, so an implementation forgets the longest unused first.
 *
 * <p>When all permits of a key are free, the next one that is taken begins a period, and until that is over no more than the
 * limit's permits are given. Instances that share the counts share the permits too.
 */
public interface RateLimiter {
    /**
     * Takes one permit if one is free. Never throws. It may ask a database, and then waits for it a fraction of a second and no
     * longer; when there is no answer, this process counts alone. So it is not called inside a transaction, and more than
     * once for a request only with reason.
     *
     * @param key who is limited, such as a user id or an address prefix
     */
    Decision tryAcquire(Limit limit, String key);
}
