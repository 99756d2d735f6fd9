package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files of a backup make the state at a point: the newest manifest before it, its tables, and the journal behind
 * that manifest, cut off at the point.
 *
 * @param whole files to take as they are
 * @param last the last segment
 * @param lastLength how much of it
 * @param transaction the last transaction
 */
record RestorePlan(List<String> whole, SegmentName last, int lastLength, long transaction) {
    RestorePlan {
        whole = List.copyOf(whole);
    }

    /** Finds the plan; empty when the backup begins behind the point or ends before it. */
    static Optional<RestorePlan> find(Disk backup, Catalog catalog, RestorePoint point) throws IOException {
        StoreListing listing = StoreListing.of(backup.list(), catalog);
        for (long seq : listing.manifests()) {
            List<SegmentName> behind = listing.segments().stream()
                    .filter(segment -> segment.firstSeq() > seq)
                    .toList();
            if (!behind.isEmpty() && begins(backup, catalog, behind.get(0), point)) {
                Manifest manifest = new StoreReader(backup, catalog, listing).readManifest(seq);
                return cut(backup, manifest, behind, point);
            }
        }
        return Optional.empty();
    }

    private static boolean begins(Disk backup, Catalog catalog, SegmentName first, RestorePoint point)
            throws IOException {
        SegmentHeader header = new SegmentReader(backup.readAll(first.file()), catalog).header();
        // a segment is made right after the last transaction before it, or after none
        return header.before().seq() == 0 || !point.excludes(header.before().seq(), header.utcMillis());
    }

    private static Optional<RestorePlan> cut(
            Disk backup, Manifest manifest, List<SegmentName> behind, RestorePoint point) throws IOException {
        List<String> whole = new ArrayList<>(manifest.fileNames());
        whole.add(manifest.file());
        long seq = manifest.position().seq();
        for (SegmentName segment : behind) {
            Cut cut = Cut.of(backup.readAll(segment.file()), seq, point);
            seq = cut.seq();
            if (cut.reached()) {
                return Optional.of(new RestorePlan(whole, segment, cut.length(), seq));
            }
            whole.add(segment.file());
        }
        if (!point.equals(RestorePoint.END) && !endsAt(point, seq)) {
            return Optional.empty();
        }
        SegmentName last = behind.get(behind.size() - 1);
        whole.remove(last.file());
        int length = backup.readAll(last.file()).length;
        return Optional.of(new RestorePlan(whole, last, length, seq));
    }

    private static boolean endsAt(RestorePoint point, long seq) {
        Long asked = point.transaction();
        return asked != null && asked == seq;
    }

    /** How much of a segment is before a point. */
    private record Cut(int length, long seq, boolean reached) {
        static Cut of(byte[] bytes, long before, RestorePoint point) {
            LineCursor cursor = new LineCursor(bytes);
            ByteLines lines = new ByteLines(bytes, 0);
            int header = 0;
            int good = 0;
            long seq = before;
            while (lines.advance()) {
                boolean isHeader = bytes[lines.start()] == 'H' || bytes[lines.start()] == 'S';
                header = isHeader ? lines.next() : header;
                CommitLine commit = isHeader ? null : CommitLine.parse(cursor, lines.start(), lines.end());
                if (commit != null && point.excludes(commit.seq(), commit.utcMillis())) {
                    return new Cut(Math.max(good, header), seq, true);
                }
                if (commit != null) {
                    seq = commit.seq();
                    good = lines.next();
                }
            }
            return new Cut(bytes.length, seq, false);
        }
    }
}
