package dev.gembind.adapters.csv;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Stores at rest in which one bit turns over, each decided by a seed: how they fill, and which bit it is. */
final class BitRotRun {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));

    /** What a start makes of the damage. */
    enum Ending {
        /** All is there: nobody needs that bit, or something stands in for it. */
        GOT_AROUND,
        /** The start is refused, and nothing could have stood in. */
        REFUSED,
        /** The start is refused though one of two manifests and its journal are whole. */
        REFUSED_IN_VAIN,
        /** Something acknowledged is missing, and nothing says so. */
        LOST
    }

    private BitRotRun() {}

    /** Returns how each seed ended. */
    static SortedMap<Long, Ending> play(LongStream seeds, UnaryOperator<Disk> between) throws IOException {
        SortedMap<Long, Ending> endings = new TreeMap<>();
        for (long seed : seeds.toArray()) {
            endings.put(seed, play(seed, between));
        }
        return endings;
    }

    private static Ending play(long seed, UnaryOperator<Disk> between) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        SimDisk disk = new SimDisk(random.split());
        Map<String, String> before = fill(between.apply(disk), random);
        List<String> files = disk.files();
        String damaged = files.get(random.nextInt(files.size()));
        boolean spare = isSpare(damaged, disk);
        disk.flipBit(damaged, random);
        try {
            Map<String, String> after =
                    new SimStore(between.apply(disk), CLOCK).world().state();
            return after.equals(before) ? Ending.GOT_AROUND : Ending.LOST;
        } catch (DamageException | MalformedException e) {
            return spare ? Ending.REFUSED_IN_VAIN : Ending.REFUSED;
        }
    }

    private static Map<String, String> fill(Disk disk, SplittableRandom random) throws IOException {
        SimStore store = new SimStore(disk, CLOCK);
        long batches = random.nextLong(1, 13);
        for (long number = 1; number <= batches; number++) {
            store.commit(new SimWorld.Change(number, "k" + random.nextInt(6), "text", random.nextBoolean()));
        }
        store.engine().idle();
        return store.world().state();
    }

    /** Tells whether there is a manifest that leads to the newest state without this file. */
    private static boolean isSpare(String file, SimDisk disk) throws IOException {
        boolean spare = false;
        for (String name : disk.files()) {
            if (Manifest.seqOf(name) != null) {
                spare |= !needs(ManifestFormat.decode(disk.readAll(name)), file);
            }
        }
        return spare;
    }

    private static boolean needs(Manifest manifest, String file) {
        SegmentName segment = SegmentName.parse(file);
        return file.equals(manifest.file())
                || manifest.fileNames().contains(file)
                || (segment != null && segment.firstSeq() > manifest.position().seq());
    }
}
