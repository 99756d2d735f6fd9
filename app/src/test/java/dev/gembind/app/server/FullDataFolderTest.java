package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data folder is on a disk that runs full: a small file system in memory, which only the superuser can mount. */
@Tag("A-12")
@Tag("B-07")
class FullDataFolderTest {
    private static final int BALLAST = 48 << 20;

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=100m", "gembind-test", disk.toString());
        if (!mounted) {
            System.out.println("FullDataFolderTest is left out: a small file system cannot be mounted here");
        }
        Assumptions.assumeTrue(mounted, "a small file system cannot be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void nothingIsWrittenUntilThereIsRoomAgainAndReadingGoesOn() throws Exception {
        Path ballast = disk.resolve("ballast");
        try (WatchedServer server = WatchedServer.start(disk, WatchedServer.TELEGRAM)) {
            assertThat(server.put("alice").statusCode()).isEqualTo(201);

            Files.write(ballast, new byte[BALLAST]);

            WatchedServer.until(() -> server.ready() == 503);
            assertThat(server.live()).isEqualTo(200);
            assertThat(server.health()).isEqualTo("the disk is full");
            server.assertProblem(server.put("bob"), 507, "storage-full", "Nothing was changed");
            server.assertPage(server.startSigningIn(), 507, "Storage is full");
            assertThat(server.get("alice").statusCode()).as("reading goes on").isEqualTo(200);
            assertThat(server.get("bob").statusCode()).isEqualTo(404);

            Files.delete(ballast);

            WatchedServer.until(() -> server.ready() == 200);
            assertThat(server.put("bob").statusCode()).isEqualTo(201);
            assertThat(server.said()).contains("no more writes until there is room");
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
