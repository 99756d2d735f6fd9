package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageCorruptException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-07")
class RepairTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("data"));
    }

    @Test
    void whatStandsBeforeTheDamageIsKeptAndTheRestIsTold() throws IOException {
        write(4);
        Path journal = damage("text2", "tixt2");
        Map<String, String> before = bytes();

        RepairReport seen = repair().look();
        assertThat(seen.lastKept()).isEqualTo(1);
        assertThat(seen.lastKeptAt()).isEqualTo(NOW);
        assertThat(seen.lastSeen()).isEqualTo(4);
        assertThat(seen.damage())
                .first()
                .satisfies(problem -> assertThat(problem.file())
                        .isEqualTo(journal.getFileName().toString()));
        assertThat(seen.lost()).singleElement().satisfies(part -> {
            assertThat(part.file()).isEqualTo(journal.getFileName().toString());
            assertThat(part.transactions()).isEqualTo(3);
            assertThat(part.fromByte() + part.bytes()).isEqualTo(Files.size(journal));
        });
        assertThat(bytes()).isEqualTo(before);

        RepairReport done = repair().acceptLossAfter(1);
        assertThat(text("k1")).isEqualTo("text1");
        assertThat(text("k2")).isNull();
        assertThat(done.kept()).isDirectory();
        assertThat(bytes(done.kept())).isEqualTo(before);
    }

    @Test
    void onlyTheLastTransactionThatCanBeKeptIsAccepted() throws IOException {
        write(4);
        damage("text2", "tixt2");
        Map<String, String> before = bytes();

        for (long wrong : new long[] {0, 2, 4}) {
            assertThatThrownBy(() -> repair().acceptLossAfter(wrong))
                    .isInstanceOf(RepairRefusedException.class)
                    .hasMessageContaining("the last transaction that can be kept is 1");
        }
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void aStoreThatCanBeOpenedIsLeftAlone() throws IOException {
        assertThatThrownBy(() -> repair().look()).isInstanceOf(RepairRefusedException.class);
        write(2);

        assertThatThrownBy(() -> repair().look()).isInstanceOf(RepairRefusedException.class);
        assertThatThrownBy(() -> repair().acceptLossAfter(2)).isInstanceOf(RepairRefusedException.class);
        try (RealStore store = RealStore.open(folder)) {
            assertThatThrownBy(() -> repair().look()).isInstanceOf(FolderInUseException.class);
            assertThat(store.text("k1")).isEqualTo("text1");
        }
    }

    @Test
    void withoutAnyManifestThereIsNothingToStartFrom() throws IOException {
        write(4);
        damage("gembind-manifest", "gembind-monifest");

        assertThatThrownBy(() -> repair().look())
                .isInstanceOf(StorageCorruptException.class)
                .hasMessageContaining("restore a backup");
    }

    @Test
    void aMissingSegmentEndsWhatCanBeKept() throws IOException {
        SimStore store = new SimStore(
                disk(), CLOCK, new EngineSettings(1 << 20, 100, 1 << 20, 0), work -> {}); // each change seals a segment
        for (int i = 1; i <= 6; i++) {
            store.commit(change(i));
        }
        Files.delete(store().resolve("journal-0000000000000004.000.csv"));

        assertThat(repair().acceptLossAfter(3).lastSeen()).isEqualTo(6);
        assertThat(text("k3")).isEqualTo("text3");
        assertThat(text("k4")).isNull();
    }

    @Test
    void aRepairThatIsCutOffLeavesTheDamagedStoreOrTheRepairedOne() throws IOException {
        boolean finished = false;
        int steps = 0;
        for (; !finished && steps < 100; steps++) {
            folder = Files.createDirectories(parent.resolve("cut" + steps));
            write(4);
            damage("text2", "tixt2");
            finished = tryTo(new StoppingDisk(steps));

            if (!opens()) { // nothing was moved yet, so it can be done again
                repair().acceptLossAfter(1);
            }
            assertThat(text("k1")).isEqualTo("text1");
            assertThat(text("k2")).isNull();
        }
        assertThat(steps).isBetween(8, 99);
    }

    private boolean opens() {
        try (RealStore store = RealStore.open(folder)) {
            return store.text("k1") != null;
        } catch (StorageCorruptException e) {
            return false;
        }
    }

    private boolean tryTo(StoppingDisk disk) {
        try {
            new Repair(folder, CLOCK, disk, () -> new SimWorld().catalog).acceptLossAfter(1);
            return true;
        } catch (StoppingDisk.Stop e) {
            return false;
        }
    }

    /** Whatever bit turns over: what is repaired is a state the store has been in, and holds up to what was said. */
    @Test
    void everyRepairLeadsToAnEarlierState() throws IOException {
        int repaired = 0;
        for (long seed = 1; seed <= 80; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            folder = Files.createDirectories(parent.resolve("seed" + seed));
            List<Map<String, String>> states = history(random);
            flipBit(random);
            try {
                new SimStore(disk(), CLOCK);
            } catch (DamageException e) {
                RepairReport report = repairOrNull();
                if (report != null) {
                    assertThat(states)
                            .contains(new SimStore(disk(), CLOCK).world().state());
                    assertThat(report.lastKept()).isLessThan(report.lastSeen());
                    repaired++;
                }
            }
        }
        System.out.printf("repairs: %d of 80 damaged stores needed one and got it%n", repaired);
        assertThat(repaired).isGreaterThan(15);
    }

    private RepairReport repairOrNull() {
        try {
            return repair().acceptLossAfter(repair().look().lastKept());
        } catch (StorageCorruptException e) {
            return null; // the only manifest is hit
        }
    }

    private List<Map<String, String>> history(SplittableRandom random) throws IOException {
        SimStore store = new SimStore(disk(), CLOCK);
        List<Map<String, String>> states = new ArrayList<>(List.of(store.world().state()));
        int changes = 2 + random.nextInt(15);
        for (int i = 1; i <= changes; i++) {
            store.commit(change(i));
            states.add(store.world().state());
        }
        store.engine().idle();
        return states;
    }

    private void flipBit(SplittableRandom random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(store())) {
            files = all.sorted().toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
    }

    private void write(int changes) throws IOException {
        SimStore store = new SimStore(disk(), CLOCK, new EngineSettings(1 << 20, 1 << 20, 1 << 20, 0), work -> {});
        for (int i = 1; i <= changes; i++) {
            store.commit(change(i));
        }
    }

    private static SimWorld.Change change(int number) {
        return new SimWorld.Change(number, "k" + number, "text", false);
    }

    private Path damage(String from, String to) throws IOException {
        Path hit = null;
        try (Stream<Path> files = Files.list(store())) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                if (text.contains(from)) {
                    Files.writeString(file, text.replace(from, to));
                    hit = file;
                }
            }
        }
        assertThat(hit).isNotNull();
        return hit;
    }

    private String text(String key) {
        try (RealStore store = RealStore.open(folder)) {
            return store.text(key);
        }
    }

    private Repair repair() {
        return new Repair(folder, CLOCK, new RealArchiveDisk(), () -> new SimWorld().catalog);
    }

    private Disk disk() throws IOException {
        Files.createDirectories(store());
        return new RealDisk(store());
    }

    private Path store() {
        return folder.resolve("store");
    }

    private Map<String, String> bytes() throws IOException {
        return bytes(store());
    }

    private static Map<String, String> bytes(Path store) throws IOException {
        Map<String, String> bytes = new HashMap<>();
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.toList()) {
                bytes.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }
}
