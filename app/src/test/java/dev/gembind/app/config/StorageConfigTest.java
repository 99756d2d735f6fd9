package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where data and its backups go. */
@Tag("A-24")
@Tag("A-T8")
class StorageConfigTest {
    private ConfigWorld world;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new ConfigWorld(folder);
    }

    @Test
    void aDatabaseNeedsAUrlOfOneThatIsSupported() {
        assertThat(world.env("STORAGE", "jdbc").wrongKeys()).containsExactly("DATABASE_URL");
        assertThat(world.env("DATABASE_URL", "jdbc:oracle:thin:@db").wrongKeys())
                .containsExactly("DATABASE_URL");

        DatabaseConfig database = world.env("DATABASE_URL", "jdbc:postgresql://db.example/gembind")
                .env("DATABASE_USER", "gembind")
                .config()
                .database();

        assertThat(database.on()).isTrue();
        assertThat(database.user()).isEqualTo("gembind");
        assertThat(database.poolSize()).isEqualTo(10);
    }

    @Test
    void backupsGoIntoTheDataFolderUnlessSet() {
        BackupConfig usual =
                world.env("CSV_DATA_DIR", "/var/lib/gembind").config().backups();

        assertThat(usual.folder()).isEqualTo(Path.of("/var/lib/gembind/backup"));
        assertThat(usual.every()).isEqualTo(Duration.ofHours(1));
        assertThat(usual.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(usual.keepAll()).isEqualTo(Duration.ofDays(2));
        assertThat(world.env("GEMBIND_BACKUP_DIR", "/mnt").config().backups().folder())
                .isEqualTo(Path.of("/mnt"));
    }
}
