package dev.gembind.app.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When signed checkpoints of the ledger are taken, and where else their marks are kept.
 *
 * @param every how much time passes between two
 * @param file where marks are written to, or null when the log alone has them
 */
public record CheckpointConfig(Duration every, @Nullable Path file) {}
