package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 8 MiB that really is full: a file system in memory, which only the superuser can mount. */
@Tag("A-12")
class H2FullDiskTest {
    private static final int BALLAST = 2 << 20;
    private static final int MOST_WRITES = 900;
    private static final String LONG = "x".repeat(20_000);

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "gembind-test", disk.toString());
        if (!mounted) {
            System.out.println("H2FullDiskTest is left out: a small file system cannot be mounted here");
        }
        Assumptions.assumeTrue(mounted, "a small file system cannot be mounted here");
        Files.write(disk.resolve("ballast"), new byte[BALLAST]);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aFullDiskKeepsEveryAcknowledgedWriteAndWritingGoesOnWhenThereIsRoom() throws IOException {
        String url = "jdbc:h2:file:" + disk.resolve("gembind");
        int written;
        try (JdbcStorage storage = Opened.on(url)) {
            written = fill(storage);
            assertThat(written).isPositive().isLessThan(MOST_WRITES);

            Files.delete(disk.resolve("ballast"));
            Until.holds(() -> tryAdd(storage, "again"));
            assertThat(ids(storage)).containsAll(expected(written)).contains("again");
        }
        try (JdbcStorage storage = Opened.on(url)) {
            assertThat(ids(storage)).containsAll(expected(written)).contains("again");
        }
    }

    /** Writes until there is no room; returns how many writes were acknowledged. */
    private static int fill(JdbcStorage storage) {
        for (int i = 0; i < MOST_WRITES; i++) {
            try {
                add(storage, "e" + i);
            } catch (StorageException e) {
                assertThat(e).isInstanceOf(StorageFullException.class);
                return i;
            }
        }
        return MOST_WRITES;
    }

    private static boolean tryAdd(JdbcStorage storage, String id) {
        try {
            add(storage, id);
            return true;
        } catch (StorageException e) {
            return false;
        }
    }

    private static void add(JdbcStorage storage, String id) {
        AuditEvent event = new AuditEvent(id, Instant.EPOCH, "t", null, null, null, null, LONG + id, Origin.SYSTEM);
        storage.transactor().write("add", tx -> {
            storage.auditLog().append(tx, event);
            return true;
        });
    }

    private static List<String> ids(JdbcStorage storage) {
        return storage.transactor().read("ids", view -> storage.auditLog().newest(view, 1000)).stream()
                .map(AuditEvent::id)
                .toList();
    }

    private static List<String> expected(int written) {
        return IntStream.range(0, written).mapToObj(i -> "e" + i).toList();
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
