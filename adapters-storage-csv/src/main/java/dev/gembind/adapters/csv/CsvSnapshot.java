package dev.gembind.adapters.csv;

import dev.gembind.core.storage.Snapshot;

/** The handle of a read: it sees what is durable. */
record CsvSnapshot(CsvScope scope) implements Snapshot {}
