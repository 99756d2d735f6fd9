package dev.gembind.adapters.csv;

/**
 * Sizes the engine works with.
 *
 * @param batchBytes a batch is closed when its lines reach this
 * @param segmentBytes a journal segment is sealed when it reaches this
 * @param checkpointBytes a checkpoint is due when this much journal lies behind the last one, or as much as the tables have
 * @param minFreeBytes below this much free space writes are refused
 */
record EngineSettings(int batchBytes, long segmentBytes, long checkpointBytes, long minFreeBytes) {
    EngineSettings {
        if (batchBytes < 1 || segmentBytes < 1 || checkpointBytes < 1 || minFreeBytes < 0) {
            throw new IllegalArgumentException("sizes must be positive");
        }
    }
}
