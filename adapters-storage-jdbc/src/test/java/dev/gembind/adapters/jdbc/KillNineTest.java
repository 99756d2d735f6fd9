package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that binds, again and again; every acknowledged bind is there afterwards, whole. {@code
 * -Dgembind.kill.cycles=N} does it N times for each engine.
 */
@Tag("B-09")
@Timeout(value = 2, unit = TimeUnit.HOURS) // for hundreds of cycles; the usual ones take seconds
class KillNineTest {
    private static final int USUAL_CYCLES = 4;
    private static final long NUMBERS_OF_A_CYCLE = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(9);
    private final List<Long> acknowledged = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void nothingThatH2AcknowledgedIsLost() throws Exception {
        killAgainAndAgain("H2", "jdbc:h2:file:" + folder.resolve("gembind"), () -> {});
    }

    @Test
    void nothingThatPostgresqlAcknowledgedIsLost() throws Exception {
        killAgainAndAgain("PostgreSQL", PostgresServer.shared().newDatabase(), () -> {});
    }

    @Test
    void nothingIsLostWhenTheServerIsKilled() throws Exception {
        try (PostgresServer server = PostgresServer.start(Map.of())) {
            killAgainAndAgain("PostgreSQL's server", server.newDatabase(), () -> {
                server.kill();
                server.start();
            });
        }
    }

    private void killAgainAndAgain(String what, String url, Runnable afterKill) throws Exception {
        int cycles = Integer.getInteger("gembind.kill.cycles", USUAL_CYCLES);
        for (int cycle = 0; cycle < cycles; cycle++) {
            long first = cycle * NUMBERS_OF_A_CYCLE;
            int before = acknowledged.size();
            runAndKill(url, first, 20 + random.nextInt(200));
            afterKill.run();
            check(url, first, acknowledged.size() - before);
        }

        System.out.printf("kill -9, %s: %d cycles, %d acknowledged binds, 0 lost%n", what, cycles, acknowledged.size());
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20 * cycles).doesNotHaveDuplicates();
    }

    private void runAndKill(String url, long first, int afterLines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command(url, first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            for (int i = 0; i < afterLines && note(out.readLine()); i++) {
                assertThat(child.isAlive()).isTrue();
            }
            child.toHandle().destroyForcibly(); // SIGKILL; the process object itself would close its output too
            boolean more = true;
            while (more) { // what was acknowledged before the signal arrived counts too
                more = note(out.readLine());
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(128 + 9);
    }

    private void check(String url, long first, int acknowledgedNow) {
        try (JdbcStorage storage = Opened.on(url)) {
            BindingClient client = new BindingClient(storage);
            // writers take numbers in order, so whatever was begun lies not far beyond what was acknowledged
            List<Long> begun = LongStream.range(first, first + acknowledgedNow + 100)
                    .boxed()
                    .toList();

            assertThat(client.missingAmong(acknowledged)).isZero();
            assertThat(client.brokenAmong(begun)).isZero();
        }
    }

    private boolean note(String line) {
        if (line == null || line.isEmpty()) {
            return false;
        }
        acknowledged.add(Long.valueOf(line));
        return true;
    }

    private static List<String> command(String url, long first) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KilledClient.class.getName(),
                url,
                Long.toString(first));
    }
}
