package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes want one folder: edge case 6. */
@Tag("B-03")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SecondProcessTest {
    @TempDir
    Path folder;

    @Test
    void aSecondProcessIsRefusedAndToldWhoHasTheFolder() throws IOException {
        try (RealStore store = RealStore.open(folder)) {
            store.put("a", "before");

            assertThat(child().readLine())
                    .startsWith("FolderInUseException: ")
                    .contains(
                            folder.toString(),
                            "process " + ProcessHandle.current().pid() + " since ");
            store.put("a", "after");
            assertThat(store.text("child")).isNull();
        }
        try (RealStore store = RealStore.open(folder)) {
            assertThat(store.text("a")).isEqualTo("after");
        }
    }

    @Test
    void theFolderOfAKilledProcessIsFreeAtOnce() throws Exception {
        Process child = ChildJvm.of(HoldingChild.class, folder.toString()).start();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            for (int i = 0; i < 3; i++) { // asking does not loosen the lock either
                assertThatThrownBy(() -> RealStore.open(folder))
                        .isInstanceOf(FolderInUseException.class)
                        .hasMessageContaining("process " + child.pid() + " since ");
            }
        } finally {
            child.toHandle().destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (RealStore store = RealStore.open(folder)) {
            assertThat(store.text("child")).isEqualTo("was here");
        }
    }

    private BufferedReader child() throws IOException {
        return ChildJvm.of(HoldingChild.class, folder.toString()).start().inputReader();
    }
}
