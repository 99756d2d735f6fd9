package dev.gembind.adapters.csv;

import java.util.List;

/** A recovered store, ready for the engine: everything in the catalog is durable, and the journal is open at its end. */
record OpenStore(Manifest manifest, List<SegmentName> sealed, long sealedBytes, ActiveSegment active) {
    OpenStore {
        sealed = List.copyOf(sealed);
    }

    /** The segment being written, its durable length, and the last durable transaction. */
    record ActiveSegment(SegmentName name, DiskFile file, long length, JournalPosition position) {}
}
