package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel is really asked to force: calls of a process that makes a store and writes one row, as {@code strace} sees them. */
@Tag("B-02")
class ForcedWritesTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void everyForceOfFileAndFolderReachesTheKernel() throws Exception {
        boolean traces =
                Commands.succeeds("strace", "-o", folder.resolve("trial").toString(), "true");
        if (!traces) {
            System.out.println("ForcedWritesTest is left out: there is no strace that may trace");
        }
        Assumptions.assumeTrue(traces, "there is no strace that may trace");
        Path trace = folder.resolve("trace");
        ProcessBuilder child =
                ChildJvm.of(HoldingChild.class, folder.resolve("data").toString());
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace.toString()));
        command.addAll(child.command());
        Process process = child.command(command).start();
        process.getOutputStream().close(); // it ends when its input does
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();

        // first segment, first manifest, the row, the watermark
        assertThat(calls(trace, "fdatasync(")).isGreaterThanOrEqualTo(4);
        // data folder, store folder at the start, behind the segment, behind the manifest
        assertThat(calls(trace, "fsync(")).isGreaterThanOrEqualTo(4);
    }

    private static long calls(Path trace, String call) throws IOException {
        return Files.readAllLines(trace).stream()
                .filter(line -> line.contains(' ' + call))
                .count();
    }
}
