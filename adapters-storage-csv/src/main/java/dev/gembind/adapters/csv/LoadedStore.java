package dev.gembind.adapters.csv;

import java.util.List;

/**
 * What was found on disk and is now in the catalog.
 *
 * @param manifest the one it starts from
 * @param sealed whole journal segments behind it
 * @param sealedBytes their length together
 * @param tail the segment that was being written
 */
record LoadedStore(Manifest manifest, List<SegmentName> sealed, long sealedBytes, SegmentTail tail) {
    LoadedStore {
        sealed = List.copyOf(sealed);
    }
}
