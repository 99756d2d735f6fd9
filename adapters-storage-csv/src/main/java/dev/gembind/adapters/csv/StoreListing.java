package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in a store folder, sorted into what they are.
 *
 * @param manifests the numbers of all manifests, newest first
 * @param segments the journal segments in order, of each only the newest copy
 * @param supersededSegments older copies of those
 * @param tableFiles every other file that is named like one of a table
 * @param temporaries what was being written when the process ended
 */
record StoreListing(
        List<Long> manifests,
        List<SegmentName> segments,
        List<SegmentName> supersededSegments,
        List<String> tableFiles,
        List<String> temporaries) {

    static StoreListing of(Collection<String> names, Catalog catalog) {
        StoreListing listing = new StoreListing(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        names.forEach(name -> listing.sort(name, catalog));
        listing.manifests.sort(Collections.reverseOrder());
        Collections.sort(listing.segments);
        for (int i = listing.segments.size() - 2; i >= 0; i--) {
            if (listing.segments.get(i).firstSeq()
                    == listing.segments.get(i + 1).firstSeq()) {
                listing.supersededSegments.add(listing.segments.remove(i));
            }
        }
        return listing;
    }

    /** Returns the files that no manifest of the given ones, and no replay from the oldest of them, needs. */
    List<String> unneeded(List<Manifest> kept) {
        Set<String> needed = new HashSet<>();
        long oldest = Long.MAX_VALUE;
        for (Manifest manifest : kept) {
            needed.add(manifest.file());
            needed.addAll(manifest.fileNames());
            oldest = Math.min(oldest, manifest.position().seq());
        }
        List<String> unneeded = new ArrayList<>();
        for (SegmentName segment : segments) {
            if (segment.firstSeq() <= oldest) {
                unneeded.add(segment.file());
            }
        }
        supersededSegments.forEach(segment -> unneeded.add(segment.file()));
        manifests.stream().map(Manifest::file).forEach(unneeded::add);
        unneeded.addAll(tableFiles);
        unneeded.removeAll(needed);
        return unneeded;
    }

    boolean isEmpty() {
        return manifests.isEmpty() && segments.isEmpty() && tableFiles.isEmpty();
    }

    private void sort(String name, Catalog catalog) {
        Long manifest = Manifest.seqOf(name);
        SegmentName segment = SegmentName.parse(name);
        if (name.endsWith(FileNames.TEMPORARY)) {
            temporaries.add(name);
        } else if (manifest != null) {
            manifests.add(manifest);
        } else if (segment != null) {
            segments.add(segment);
        } else if (isTableFile(name, catalog)) {
            tableFiles.add(name);
        }
    }

    private static boolean isTableFile(String name, Catalog catalog) {
        return catalog.tables().stream()
                .anyMatch(table -> FileNames.numbers(name, table.spec().name() + '-', '-').length > 0);
    }
}
