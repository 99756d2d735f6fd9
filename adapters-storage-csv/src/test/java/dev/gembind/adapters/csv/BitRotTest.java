package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One bit of a store at rest turns over. It must be noticed, or got around, but never lose anything silently. */
@Tag("A-12")
@Tag("B-07")
class BitRotTest {
    private static final int STORES = 3000;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));

    private final List<Long> refused = new ArrayList<>();

    @Test
    void oneDamagedBitNeverLosesAnythingSilently() throws IOException {
        List<Long> lost = silentLosses(UnaryOperator.identity());

        System.out.printf("bit rot: %d stores, %d refused, %d silent losses%n", STORES, refused.size(), lost.size());
        assertThat(lost).isEmpty();
        assertThat(refused).isNotEmpty();
    }

    @Test
    void withoutTheWatermarkTheLastChangesCouldVanish() throws IOException {
        assertThat(silentLosses(NoWatermark::new)).isNotEmpty();
    }

    private List<Long> silentLosses(UnaryOperator<Disk> between) throws IOException {
        List<Long> lost = new ArrayList<>();
        for (long seed = 1; seed <= STORES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SimDisk disk = new SimDisk(random.split());
            Map<String, String> before = fill(between.apply(disk), random);
            List<String> files = disk.files();
            disk.flipBit(files.get(random.nextInt(files.size())), random);
            if (!refuses(disk, before, lost, seed)) {
                assertThat(disk.files()).noneMatch(name -> name.endsWith(FileNames.TEMPORARY));
            }
        }
        return lost;
    }

    private boolean refuses(SimDisk disk, Map<String, String> before, List<Long> lost, long seed) throws IOException {
        try {
            if (!new SimStore(disk, CLOCK).world().state().equals(before)) {
                lost.add(seed);
            }
            return false;
        } catch (DamageException | MalformedException e) {
            refused.add(seed);
            return true;
        }
    }

    private static Map<String, String> fill(Disk disk, SplittableRandom random) throws IOException {
        SimStore store = new SimStore(disk, CLOCK);
        long batches = random.nextLong(1, 13);
        for (long number = 1; number <= batches; number++) {
            SimWorld.Change change = new SimWorld.Change(number, "k" + random.nextInt(6), "text", random.nextBoolean());
            Queue<WriteRequest<?>> requests = new ArrayDeque<>();
            requests.add(new WriteRequest<>("change", tx -> store.world().apply(tx, change)));
            store.engine().commitBatch(requests::poll);
        }
        store.engine().idle();
        return store.world().state();
    }

    /** A disk that swallows the lines by which an idle engine declares everything durable. */
    private static final class NoWatermark extends WrappedDisk {
        NoWatermark(Disk disk) {
            super(disk);
        }

        @Override
        public DiskFile create(String name) throws IOException {
            return new WrappedFile(super.create(name)) {
                @Override
                public void append(ByteBuffer bytes) throws IOException {
                    if (bytes.get(0) != '\n') {
                        super.append(bytes);
                    }
                }
            };
        }
    }
}
