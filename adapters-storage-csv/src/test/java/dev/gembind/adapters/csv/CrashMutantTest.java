package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake an engine of this kind can make is made on purpose; the simulator must notice every one. */
@Tag("B-02")
@Tag("B-09")
class CrashMutantTest {
    private static final long MAX_SEEDS = 20_000;
    private static final long STEP = 500;

    private final Map<String, UnaryOperator<Disk>> mutants = mutants();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables not forced",
                "manifest not forced",
                "no commit line",
                "old deleted before publishing",
                "no folder force after rotation",
                "acknowledged before force",
                "no folder force after manifest",
                "no folder force before manifest",
                "force retried after error",
                "journal not copied at start",
                "checksums not checked",
                "failed write not cut back",
                "failed write cut back but not forced"
            })
    void everyMutantIsCaught(String name) {
        UnaryOperator<Disk> mutant = mutants.get(name);
        SortedMap<Long, Throwable> broken = new TreeMap<>();
        long seeds = 0;
        while (broken.isEmpty() && seeds < MAX_SEEDS) {
            broken = SimRun.play(LongStream.rangeClosed(seeds + 1, seeds + STEP), mutant);
            seeds += STEP;
        }

        System.out.printf("mutant %s: %d of %d histories broke%n", name, broken.size(), seeds);
        assertThat(broken).isNotEmpty();
        assertThat(broken.values()).allMatch(thrown -> thrown instanceof AssertionError);
        LongStream same = broken.keySet().stream().mapToLong(Long::longValue);
        assertThat(SimRun.play(same, UnaryOperator.identity())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cut at the first error, LOST", "journal of the older manifest deleted, REFUSED_IN_VAIN"})
    void everyMutantThatAMereCrashDoesNotShowIsCaughtByRot(String name, BitRotRun.Ending ending) throws IOException {
        SortedMap<Long, BitRotRun.Ending> endings = BitRotRun.play(stores(), mutants.get(name));

        System.out.printf(
                "mutant %s: %d of %d stores broke%n",
                name, Collections.frequency(endings.values(), ending), endings.size());
        assertThat(endings).containsValue(ending);
        assertThat(BitRotRun.play(stores(), UnaryOperator.identity())).doesNotContainValue(ending);
    }

    private static LongStream stores() {
        return LongStream.rangeClosed(1, STEP);
    }

    private static Map<String, UnaryOperator<Disk>> mutants() {
        return Map.ofEntries(
                Map.entry("tables not forced", disk -> ForceMutants.filesUnforced(disk, CrashMutantTest::isTable)),
                Map.entry(
                        "manifest not forced",
                        disk -> ForceMutants.filesUnforced(disk, name -> name.startsWith("MANIFEST-"))),
                Map.entry("no commit line", OrderMutants::commitLineIgnored),
                Map.entry("old deleted before publishing", OrderMutants::oldDeletedFirst),
                Map.entry("no folder force after rotation", disk -> folderUnforced(disk, "rename", "journal-")),
                Map.entry("acknowledged before force", ForceMutants::commitsUnforced),
                Map.entry("no folder force after manifest", disk -> folderUnforced(disk, "rename", "MANIFEST-")),
                Map.entry(
                        "no folder force before manifest",
                        disk -> ForceMutants.folderUnforced(
                                disk, (what, name) -> what.equals("create") && isTable(name))),
                Map.entry("force retried after error", ForceMutants::forceRetried),
                Map.entry("journal not copied at start", OrderMutants::journalReopened),
                Map.entry("checksums not checked", OrderMutants::checksumsIgnored),
                Map.entry("failed write not cut back", CuttingMutants::notCutBack),
                Map.entry("failed write cut back but not forced", CuttingMutants::cutBackUnforced),
                Map.entry("cut at the first error", CuttingMutants::cutAtTheFirstError),
                Map.entry("journal of the older manifest deleted", CuttingMutants::journalDeletedEarly));
    }

    private static Disk folderUnforced(Disk disk, String operation, String prefix) {
        return ForceMutants.folderUnforced(disk, (what, name) -> what.equals(operation) && name.startsWith(prefix));
    }

    private static boolean isTable(String name) {
        return !name.startsWith("journal-") && !name.startsWith("MANIFEST-");
    }
}
