package dev.gembind.adapters.csv;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where checkpoints run, and who is told about them.
 *
 * @param executor runs one at a time
 * @param published hears of each new manifest, before the files of older ones are deleted
 */
record CheckpointHost(Executor executor, Consumer<Manifest> published) {}
