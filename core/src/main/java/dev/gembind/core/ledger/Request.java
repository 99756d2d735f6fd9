package dev.gembind.core.ledger;

/**
 * What every request for gems says of itself.
 *
 * @param key under which it happens at most once
 * @param why who asks, and the reason
 */
public record Request(TransferKey key, Why why) {}
