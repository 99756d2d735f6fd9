package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups stand side by side on one shelf, which one process works on at a time. */
@Tag("B-12")
class BackupShelfTest {
    private BackupWorld world;

    @BeforeEach
    void makeWorld(@TempDir Path parent) {
        world = new BackupWorld(parent);
    }

    @Test
    void backupsOfOneSecondHaveNamesOfTheirOwn() {
        Backup first = world.backUp();
        Backup second = world.backUp();
        world.pass(Duration.ofSeconds(1));
        Backup third = world.backUp();

        assertThat(List.of(first, second, third))
                .extracting(Backup::name)
                .containsExactly("2026-01-31T08-00-00Z", "2026-01-31T08-00-00Z-2", "2026-01-31T08-00-01Z");
        assertThat(world.shelf().list())
                .extracting(Backup::name)
                .hasSize(3)
                .first()
                .isEqualTo(third.name());
        assertThat(world.shelf().find(second.name())).isPresent();
    }

    @Test
    void twoCannotWorkOnOneShelf() {
        BackupShelf shelf = world.shelf();
        BackupSource nested = source(folder -> {
            assertThatThrownBy(() -> world.shelf().prune(new BackupRetention(Duration.ZERO, Duration.ZERO)))
                    .isInstanceOf(FolderInUseException.class);
            throw new IllegalStateException("stop here");
        });

        assertThatThrownBy(() -> shelf.create(nested)).hasMessage("stop here");
        assertThat(shelf.list()).isEmpty();
    }

    /** Something to do in place of copying. */
    private interface Copying {
        void to(Path folder);
    }

    private static BackupSource source(Copying copying) {
        return new BackupSource() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public Optional<String> copyTo(Path folder) {
                copying.to(folder);
                return Optional.empty();
            }
        };
    }
}
