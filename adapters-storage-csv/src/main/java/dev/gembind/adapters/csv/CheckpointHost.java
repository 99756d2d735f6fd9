package dev.gembind.adapters.csv;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where checkpoints run, and who is told about them.
 *
 * @param executor runs one at a time
 * @param pace how much of the time it may take
 * @param published hears of each new manifest, before the files of older ones are deleted
 */
record CheckpointHost(Executor executor, Pace pace, Consumer<Manifest> published) {}
