package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals as a crash, a bad disk or an operator may leave them: edge cases 13 to 22, 24 to 29 and 45. Each store has one
 * transaction per segment, numbered 1 to 6, and an empty segment behind them.
 */
@Tag("B-07")
class JournalDamageTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));
    private static final EngineSettings ONE_PER_SEGMENT = new EngineSettings(1 << 20, 100, 1 << 20, 0);
    private static final EngineSettings ONE_SEGMENT = new EngineSettings(1 << 20, 1 << 20, 1 << 20, 0);

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("store"));
    }

    @Test
    void case13AnEmptyNewestSegmentIsRefused() throws IOException {
        write(ONE_PER_SEGMENT);
        Files.write(segment(7), new byte[0]);

        refused("journal-0000000000000007.000.csv", "the header line is missing");
    }

    @Test
    void case14ASegmentWithNothingButItsHeaderIsFine() throws IOException {
        write(ONE_PER_SEGMENT);

        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void case15ATornHeaderIsRefused() throws IOException {
        write(ONE_PER_SEGMENT);
        byte[] bytes = Files.readAllBytes(segment(7));
        Files.write(segment(7), Arrays.copyOf(bytes, bytes.length - 5));

        refused("journal-0000000000000007.000.csv", "header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7,P,left_rows,k7,\"a, b",
                "7,P,left_rows,k7,text\n",
                "7,P,left_rows,k7,text\n7,C,1",
                "7,P,left_rows,k7,\0\0\0"
            })
    void cases17And18AWriteThatNeverFinishedIsLeftOut(String torn) throws IOException {
        write(ONE_SEGMENT);
        append(torn.getBytes(StandardCharsets.UTF_8));

        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void case16AWriteTornInACharacterIsLeftOut() throws IOException {
        write(ONE_SEGMENT);
        byte[] text = "7,P,left_rows,k7,ключ".getBytes(StandardCharsets.UTF_8);
        append(Arrays.copyOf(text, text.length - 1));

        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void case19ACommitLineWithAWrongCountIsDamage() throws IOException {
        write(ONE_SEGMENT);
        replace("\n3,C,4,", "\n3,C,3,");

        refused("transaction 3", "an acknowledged transaction is damaged");
    }

    @Test
    void case20ATransactionThatIsMissingIsDamageThoughAllChecksumsFit() throws IOException {
        SimStore store = write(ONE_SEGMENT);
        JournalBatch batch = new JournalBatch();
        batch.begin(new JournalPosition(7, lastChain()), 0);
        batch.put(store.world().left.spec().name(), List.of("k8", "text8"));
        batch.commit();
        append(batch.toBytes());

        refused("transaction 7", "an acknowledged transaction is damaged");
    }

    @Test
    void case21ASegmentCopiedByAnOperatorIsRefusedOrLeftAside() throws IOException {
        write(ONE_PER_SEGMENT);
        Files.copy(segment(3), segment(30));
        refused("journal-0000000000000030.000.csv", "does not follow");
        Files.delete(segment(30));

        Files.copy(segment(3), folder.resolve("store/copy of journal-0000000000000003.000.csv"));
        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void case22AMissingSegmentIsRefused() throws IOException {
        write(ONE_PER_SEGMENT);
        Files.delete(segment(3));

        refused("journal-0000000000000004.000.csv", "does not follow");
    }

    @Test
    void case24ZerosBehindTheJournalAreLeftOut() throws IOException {
        write(ONE_SEGMENT);
        append(new byte[5000]);

        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void case25AHoleBeforeGoodTransactionsIsDamage() throws IOException {
        write(ONE_SEGMENT);
        replace("4,P,left_rows,k4,text4", "\0".repeat("4,P,left_rows,k4,text4".length()));

        refused("transaction 4", "an acknowledged transaction is damaged");
    }

    @Test
    void case27DamageInASealedSegmentIsRefused() throws IOException {
        write(ONE_PER_SEGMENT);
        Files.writeString(segment(2), Files.readString(segment(2)).replace("text2", "tuxt2"));

        refused("journal-0000000000000002.000.csv", "a sealed segment is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANIFEST-", "left_rows-"})
    void cases28And29AnOlderManifestStandsInForADamagedOne(String kind) throws IOException {
        Map<String, String> before = withTables();
        Path newest = newest(kind);
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);

        assertThat(new SimStore(disk(), CLOCK).world().state()).isEqualTo(before);
        assertThat(newest("quarantine-MANIFEST-")).isRegularFile();
    }

    @Test
    void case29WithoutTheNewestManifestTheOlderOneAndItsJournalLeadToTheSame() throws IOException {
        Map<String, String> before = withTables();
        Files.delete(newest("MANIFEST-"));

        assertThat(new SimStore(disk(), CLOCK).world().state()).isEqualTo(before);
    }

    @Test
    void case29AManifestOfAnotherStoreIsRefused() throws IOException {
        withTables();
        Manifest foreign = new Manifest(new JournalPosition(99, 0), "other", List.of());
        Files.write(folder.resolve("store").resolve(foreign.file()), ManifestFormat.encode(foreign));

        refused(foreign.file(), "the journal behind this manifest is missing");
    }

    @Test
    void case45TheLastTransactionNumberIsNotPassed() throws IOException {
        JournalPosition last = new JournalPosition(JournalWriter.LAST_SEQ, 0);
        Manifest manifest = new Manifest(last, "5eed", List.of());
        Files.write(folder.resolve("store").resolve(manifest.file()), ManifestFormat.encode(manifest));
        ByteSink header = new ByteSink();
        new SegmentHeader(last, "5eed", 0).write(header, new SimWorld().catalog.tables());
        Files.write(folder.resolve("store").resolve(new SegmentName(last.seq() + 1, 0).file()), header.toBytes());

        SimStore store = new SimStore(disk(), CLOCK);
        assertThatThrownBy(() -> store.commit(change(1)))
                .hasMessageContaining("the last transaction number is reached");
    }

    private SimStore write(EngineSettings settings) throws IOException {
        SimStore store = new SimStore(disk(), CLOCK, settings, work -> {});
        for (int i = 1; i <= 6; i++) {
            store.commit(change(i));
        }
        return store;
    }

    /** Writes so much that there are two manifests with tables; returns what is stored. */
    private Map<String, String> withTables() throws IOException {
        SimStore store = new SimStore(disk(), CLOCK);
        for (int i = 1; i <= 20; i++) {
            store.commit(change(i));
        }
        return store.world().state();
    }

    private int lastChain() throws IOException {
        SegmentReader reader = new SegmentReader(Files.readAllBytes(newest("journal-")), new SimWorld().catalog);
        reader.readGroups((seq, row) -> {});
        return reader.position().chain();
    }

    private static SimWorld.Change change(int number) {
        return new SimWorld.Change(number, "k" + number, "text", false);
    }

    private long rows() throws IOException {
        return new SimStore(disk(), CLOCK)
                .world().state().keySet().stream()
                        .filter(key -> key.startsWith("left_rows/"))
                        .count();
    }

    private void refused(String place, String rule) {
        assertThatThrownBy(() -> new SimStore(disk(), CLOCK))
                .isInstanceOf(DamageException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(rule);
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(newest("journal-"), bytes, StandardOpenOption.APPEND);
    }

    private void replace(String from, String to) throws IOException {
        Path journal = newest("journal-");
        String text = Files.readString(journal, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        Files.writeString(journal, text.replace(from, to));
    }

    private Path segment(long firstSeq) {
        return folder.resolve("store").resolve(new SegmentName(firstSeq, 0).file());
    }

    private Path newest(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private Disk disk() {
        return new RealDisk(folder.resolve("store"));
    }
}
