package dev.gembind.adapters.csv;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out how far a damaged store can be followed: from each manifest that holds, along the journal. */
final class RepairSurvey {
    private final Disk disk;
    private final Supplier<Catalog> newCatalog;
    private final StoreListing listing;
    private final List<CsvProblem> damage = new ArrayList<>();
    private final List<LostPart> lost = new ArrayList<>();
    private long lastSeen;
    private long lastKeptMillis = -1;

    RepairSurvey(Disk disk, Supplier<Catalog> newCatalog) throws IOException {
        this.disk = disk;
        this.newCatalog = newCatalog;
        this.listing = StoreListing.of(disk.list(), newCatalog.get());
    }

    /** Tells whether the store could be opened as it is. */
    boolean opens() throws IOException {
        if (listing.isEmpty()) {
            return true;
        }
        try {
            new StoreReader(disk, newCatalog.get(), listing).load();
            return true;
        } catch (DamageException e) {
            note(e);
            return false;
        }
    }

    /**
     * Finds the plan that keeps most.
     *
     * @throws DamageException if no manifest holds, so that nothing can be kept
     */
    RepairPlan plan() throws IOException {
        RepairPlan best = null;
        for (long seq : listing.manifests()) {
            RepairPlan plan = from(seq);
            if (plan != null && (best == null || plan.end().seq() > best.end().seq())) {
                best = plan;
            }
        }
        if (best == null) {
            throw new DamageException("MANIFEST", "folder", "no manifest holds together with its tables");
        }
        lookAtRest(best);
        return best;
    }

    /** Tells what a plan means; after {@link #plan}. */
    RepairReport report(RepairPlan plan) {
        Instant at = lastKeptMillis < 0 ? null : Instant.ofEpochMilli(lastKeptMillis);
        return new RepairReport(plan.end().seq(), at, lastSeen, damage, lost, null);
    }

    private @Nullable RepairPlan from(long seq) throws IOException {
        Catalog catalog = newCatalog.get();
        Manifest manifest;
        try {
            manifest = new StoreReader(disk, catalog, listing).loadManifest(seq);
        } catch (DamageException e) {
            note(e);
            return null;
        }
        List<SegmentName> whole = new ArrayList<>();
        JournalPosition end = manifest.position();
        for (SegmentName name : behind(manifest)) {
            SegmentReader reader = follow(name, catalog, manifest, end);
            if (reader == null) {
                return new RepairPlan(manifest, whole, null, end);
            }
            boolean empty = reader.position().equals(end);
            end = reader.position();
            if (!reader.isWhole()) {
                return new RepairPlan(
                        manifest, whole, empty ? null : new RepairPlan.Cut(name, reader.validLength()), end);
            }
            if (!empty) {
                whole.add(name);
            }
        }
        return new RepairPlan(manifest, whole, null, end);
    }

    private List<SegmentName> behind(Manifest manifest) {
        return listing.segments().stream()
                .filter(segment -> segment.firstSeq() > manifest.position().seq())
                .toList();
    }

    /** Reads a segment as far as it holds; null when it does not follow what stands before it. */
    private @Nullable SegmentReader follow(SegmentName name, Catalog catalog, Manifest manifest, JournalPosition end)
            throws IOException {
        SegmentReader reader;
        try {
            reader = new SegmentReader(disk.readAll(name.file()), catalog);
            if (!reader.header().before().equals(end)
                    || !reader.header().storeId().equals(manifest.storeId())) {
                throw new MalformedException("the segment does not follow what stands before it");
            }
        } catch (MalformedException e) {
            note(damage(name, end, e));
            return null;
        }
        try {
            reader.readGroups((seq, row) -> StoreReader.apply(row));
            if (!reader.isWhole()) {
                note(new DamageException(name.file(), "byte " + reader.validLength(), "the chain breaks here"));
            }
        } catch (MalformedException e) {
            note(damage(name, reader.position(), e));
        }
        return reader;
    }

    private static DamageException damage(SegmentName name, JournalPosition after, MalformedException e) {
        return new DamageException(name.file(), "after transaction " + after.seq(), String.valueOf(e.getMessage()));
    }

    private void lookAtRest(RepairPlan plan) throws IOException {
        lastSeen = Math.max(plan.end().seq(), listing.manifests().get(0));
        for (SegmentName name : behind(plan.manifest())) {
            int from = plan.whole().contains(name) ? Integer.MAX_VALUE : 0;
            RepairPlan.Cut cut = plan.cut();
            if (cut != null && cut.segment().equals(name)) {
                from = cut.length();
            }
            count(name, from, plan.end().seq());
        }
    }

    private void count(SegmentName name, int from, long lastKept) throws IOException {
        byte[] bytes = disk.readAll(name.file());
        LineCursor cursor = new LineCursor(bytes);
        ByteLines lines = new ByteLines(bytes, 0);
        int transactions = 0;
        while (lines.advanceToText()) {
            CommitLine commit = CommitLine.parse(cursor, lines.start(), lines.end());
            if (commit != null && lines.start() < from && commit.seq() <= lastKept) {
                lastKeptMillis = commit.utcMillis();
            } else if (commit != null && lines.start() >= from) {
                transactions++;
                lastSeen = Math.max(lastSeen, commit.seq());
            }
        }
        if (from < bytes.length && (from > 0 || transactions > 0 || name.firstSeq() <= lastSeen)) {
            lost.add(new LostPart(name.file(), from, bytes.length - from, transactions));
        }
    }

    private void note(DamageException e) {
        CsvProblem problem = new CsvProblem(e.file(), e.place(), e.rule());
        if (!damage.contains(problem)) {
            damage.add(problem);
        }
    }
}
