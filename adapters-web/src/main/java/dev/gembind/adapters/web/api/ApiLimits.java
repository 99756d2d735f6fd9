package dev.gembind.adapters.web.api;

import dev.gembind.core.limits.Limit;

/**
 * How often the API may be asked.
 *
 * @param requestsPerKey with one key
 * @param wrongKeysPerAddress from one address without a valid key
 */
public record ApiLimits(Limit requestsPerKey, Limit wrongKeysPerAddress) {}
