package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is asked to end while a checkpoint is under way: edge case 42. */
@Tag("B-09")
class EndingTest {
    private static final String TABLE = "right_rows-";
    private static final int ENOUGH = 20;

    @TempDir
    Path parent;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void askedToEndDuringACheckpointItFinishesBoth() throws Exception {
        Path folder = parent.resolve("data");
        Path output = parent.resolve("output");
        Process child = ChildJvm.of(EndingChild.class, folder.toString())
                .redirectOutput(output.toFile())
                .start();
        long begun;
        try {
            Until.holds("rows are acknowledged", () -> acknowledged(output).size() > ENOUGH);
            Until.holds(
                    "a checkpoint is under way", () -> begunCheckpoint(folder).isPresent());
            begun = begunCheckpoint(folder).orElse(0L);
        } finally {
            child.destroy(); // SIGTERM
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(child.exitValue()).isEqualTo(128 + 15);
        assertThat(newestManifest(folder)).isGreaterThanOrEqualTo(begun);
        assertThat(BackupWorld.names(folder.resolve("store"))).noneMatch(name -> name.endsWith(FileNames.TEMPORARY));
        requireAll(folder, acknowledged(output));
    }

    private static void requireAll(Path folder, List<String> acknowledged) throws IOException {
        RealDisk disk = new RealDisk(folder.resolve("store"));
        assertThat(new FolderVerifier(disk, () -> new SimWorld().catalog).problems())
                .isEmpty();
        try (RealStore store = RealStore.open(folder)) {
            for (String number : acknowledged) {
                assertThat(store.text(EndingChild.ROW + number)).isEqualTo("text " + number);
            }
            // one more may have been committed but not said
            assertThat(store.text(EndingChild.ROW + (acknowledged.size() + 1))).isNull();
        }
    }

    private static List<String> acknowledged(Path output) {
        try {
            return Files.readAllLines(output).stream()
                    .filter(line -> !line.isEmpty() && line.chars().allMatch(Character::isDigit))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the transaction of a table file that no manifest can name yet. */
    private static Optional<Long> begunCheckpoint(Path folder) {
        long published = newestManifest(folder);
        return BackupWorld.names(folder.resolve("store")).stream()
                .filter(name -> name.startsWith(TABLE))
                .map(name -> Long.valueOf(FileNames.numbers(name, TABLE, '-')[0]))
                .filter(seq -> seq > published)
                .findAny();
    }

    private static long newestManifest(Path folder) {
        return BackupWorld.names(folder.resolve("store")).stream()
                .map(Manifest::seqOf)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }
}
