package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process under load again and again. {@code -Dgembind.kill.cycles=N} does it N times. */
@Tag("B-09")
class KillNineTest {
    private final SplittableRandom random = new SplittableRandom(9);
    private final Map<String, Long> acknowledged = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS) // for hundreds of cycles; the usual ones take seconds
    void aKilledProcessLosesNothingItAcknowledged() throws IOException, InterruptedException {
        int cycles = Integer.getInteger("gembind.kill.cycles", 50);
        long lines = 0;
        for (int cycle = 0; cycle < cycles; cycle++) {
            lines += runAndKill(20 + random.nextInt(1500));
            check();
        }

        System.out.printf("kill -9: %d cycles, %d acknowledged changes, 0 lost%n", cycles, lines);
        assertThat(lines).isGreaterThan(20L * cycles - 1);
    }

    private long runAndKill(int afterLines) throws IOException, InterruptedException {
        Process child = ChildJvm.of(KillChild.class, folder.toString()).start();
        long lines = 0;
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            while (lines < afterLines && note(out.readLine())) {
                lines++;
            }
            child.toHandle().destroyForcibly(); // SIGKILL; the process object itself would close its output too
            while (note(out.readLine())) { // what was acknowledged before the signal arrived counts too
                lines++;
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(128 + 9);
        return lines;
    }

    private boolean note(String line) {
        if (line == null || line.isEmpty()) {
            return false;
        }
        int space = line.indexOf(' ');
        if (space > 0) {
            acknowledged.merge(line.substring(0, space), Long.valueOf(line.substring(space + 1)), Math::max);
        }
        return true;
    }

    private void check() {
        try (RealStore store = RealStore.open(RealStore.busyConfig(folder))) {
            SimWorld world = store.world();
            acknowledged.replaceAll((writer, seen) -> store.transactor().read("check", snapshot -> {
                long counter =
                        Long.parseLong(world.counters.get(snapshot, writer).text());
                long twin = Long.parseLong(world.right.get(snapshot, writer).text());
                assertThat(twin).isEqualTo(counter);
                assertThat(counter).isBetween(seen, seen + 1); // one more may have been committed but not said
                return counter;
            }));
        }
    }
}
