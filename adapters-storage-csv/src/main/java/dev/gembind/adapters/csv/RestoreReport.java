package dev.gembind.adapters.csv;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a restore did.
 *
 * @param transaction the last transaction that is there now
 * @param kept where the earlier store is kept, or null when there was none
 */
public record RestoreReport(long transaction, @Nullable Path kept) {}
