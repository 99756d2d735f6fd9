package dev.gembind.core.storage;

/**
 * The handle of one running write transaction. Store methods that change data take it, so nothing is written outside
 * one; being a {@link Snapshot} too, it reads its own writes.
 */
public interface Transaction extends Snapshot {}
