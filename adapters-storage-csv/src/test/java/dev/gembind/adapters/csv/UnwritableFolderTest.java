package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder in which nothing can be written: edge case 4. Modes do not hold the superuser up, so for it this is a file system
 * that is mounted for reading only.
 */
@Tag("A-12")
@Tag("B-07")
class UnwritableFolderTest {
    @TempDir
    Path parent;

    private boolean mounted;

    @BeforeEach
    void close() throws Exception {
        mounted = Commands.succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "gembind-test", parent.toString());
        if (mounted) {
            RealStore.open(parent.resolve("used")).close();
            assertThat(Commands.succeeds("mount", "-o", "remount,ro", parent.toString()))
                    .isTrue();
        } else {
            RealStore.open(parent.resolve("used")).close();
            mode("r-xr-x---", parent);
        }
        boolean writable = canWrite();
        if (writable) {
            System.out.println("UnwritableFolderTest is left out: nothing can be closed to this superuser");
        }
        Assumptions.assumeFalse(writable, "nothing can be closed to this superuser");
    }

    @AfterEach
    void open() throws Exception {
        if (mounted) {
            assertThat(Commands.succeeds("umount", parent.toString())).isTrue();
        } else {
            mode("rwx------", parent);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAClearError() {
        refused(parent.resolve("new"));
    }

    @Test
    void aStoreThatCannotBeWrittenIsAClearError() {
        Assumptions.assumeTrue(mounted, "one's own folder is opened to oneself");
        refused(parent.resolve("used"));
    }

    private static void refused(Path folder) {
        for (int i = 0; i < 2; i++) { // the refusal leaves no lock behind
            assertThatThrownBy(() -> RealStore.open(folder))
                    .isInstanceOfSatisfying(
                            StorageUnavailableException.class,
                            e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED))
                    .hasMessageContaining("the data folder " + folder + " cannot be used");
        }
    }

    private boolean canWrite() {
        try {
            Files.delete(Files.createFile(parent.resolve("probe")));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void mode(String mode, Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }
}
