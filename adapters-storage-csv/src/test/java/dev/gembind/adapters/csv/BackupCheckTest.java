package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is not as it was made is found out. */
@Tag("B-12")
class BackupCheckTest {
    private BackupWorld world;

    @BeforeEach
    void makeWorld(@TempDir Path parent) {
        world = new BackupWorld(parent);
    }

    @Test
    void aCheckIsRemembered() {
        Backup made = world.backUp();
        assertThat(made.isVerified()).isFalse();
        assertThat(world.shelf().newestVerified()).isEmpty();

        world.shelf().verify(made);

        assertThat(world.shelf().newestVerified()).hasValueSatisfying(found -> {
            assertThat(found.check().at()).isEqualTo(BackupWorld.START);
            assertThat(found.transaction()).isEqualTo(made.transaction());
        });
    }

    @Test
    void oneFlippedBitInAnyFileIsFound() throws IOException {
        world.add("alice", "bob");
        Backup made = world.backUp();
        List<Path> files;
        try (Stream<Path> all = Files.walk(made.folder())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(4);

        for (Path file : files) {
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[good.length / 3] ^= 4;
            Files.write(file, bad);

            assertThat(world.shelf().verify(made)).as(file.toString()).isNotEmpty();
            assertThat(world.shelf().list())
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.isVerified()).isFalse());
            Files.write(file, good);
        }
        assertThat(world.shelf().verify(made)).isEmpty();
    }

    @Test
    void theCheckThatKeepsNoRowsFindsEveryFlippedBitToo() throws IOException {
        try (CsvStorage storage = world.open(1)) {
            world.add(storage, "alice", "bob", "carol", "dave");
            Path store = world.shelf().create(storage.backupSource()).folder().resolve("store");
            assertThat(ArchiveCheck.problems(new RealDisk(store), new CsvTables(1).catalog()))
                    .isEmpty();

            for (String name : BackupWorld.names(store)) {
                Path file = store.resolve(name);
                byte[] good = Files.readAllBytes(file);
                byte[] bad = good.clone();
                bad[good.length / 3] ^= 4;
                Files.delete(file); // the running store has the same file under its own name
                Files.write(file, bad);

                assertThat(ArchiveCheck.problems(new RealDisk(store), new CsvTables(1).catalog()))
                        .as(name)
                        .isNotEmpty();
                Files.write(file, good);
            }
        }
    }

    @Test
    void aMissingFileAndAForeignOneAreFound() throws IOException {
        world.add("alice");
        Backup made = world.backUp();
        Path foreign = Files.createFile(made.folder().resolve("store/users-0000000000000009.csv"));
        assertThat(world.shelf().verify(made))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).contains("does not belong"));
        Files.delete(foreign);

        Files.delete(made.folder().resolve("store/MANIFEST-0000000000000000.csv"));

        assertThat(world.shelf().verify(made))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).contains("missing"));
    }

    @Test
    void theSumsAreInTheFormOfTheCommonCommand() throws IOException {
        world.add("alice");

        List<String> lines = Files.readAllLines(world.backUp().folder().resolve("SHA256SUMS"));

        assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.charAt(64) == ' ' && line.charAt(65) == ' ');
        assertThat(lines).anyMatch(line -> line.endsWith("  BACKUP.csv"));
    }

    @Test
    void aDamagedCardIsNotTakenForOneOfANewerProgram() throws IOException {
        Backup made = world.backUp();
        Path card = made.folder().resolve("BACKUP.csv");
        Files.writeString(card, Files.readString(card).replace("users=1", "users=2"));

        assertThat(world.shelf().verify(made))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("BACKUP.csv"));
    }

    @Test
    void aBackupOfANewerProgramIsTold() throws IOException {
        Backup made = world.backUp();
        Path card = made.folder().resolve("BACKUP.csv");
        Files.writeString(card, Files.readString(card).replace("users=1", "users=2"));
        Files.write(made.folder().resolve(BackupSums.FILE), BackupSums.of(made.folder()));

        assertThatThrownBy(() -> world.shelf().verify(made))
                .isInstanceOf(NewerBackupException.class)
                .hasMessageContaining("users");
    }
}
