package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-12")
class BackupTest {
    @TempDir
    Path parent;

    private BackupWorld world;

    @BeforeEach
    void makeWorld() {
        world = new BackupWorld(parent);
    }

    @Test
    void aBackupHoldsWhatWasAcknowledgedAndIsGood() {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice", "bob");

            Backup made = world.shelf().create(storage.backupSource());
            world.add(storage, "carol");

            assertThat(world.shelf().verify(made)).isEmpty();
            assertThat(made.kind()).isEqualTo("csv");
            assertThat(made.note()).isNull();
            assertThat(copyAndRead(made)).containsExactly("alice", "bob");
            world.add(storage, "dave");
        }
        assertThat(world.users()).containsExactly("alice", "bob", "carol", "dave");
    }

    @Test
    void anEmptyStoreCanBeBackedUp() {
        Backup made = world.backUp();

        assertThat(world.shelf().verify(made)).isEmpty();
        assertThat(copyAndRead(made)).isEmpty();
    }

    @Test
    void tablesAreTakenWithTheirJournal() {
        try (CsvStorage storage = world.open(1)) {
            for (int i = 0; i < 200; i++) {
                world.add(storage, "user" + (1000 + i));
            }
            Backup made = world.shelf().create(storage.backupSource());

            assertThat(world.shelf().verify(made)).isEmpty();
            assertThat(BackupWorld.names(made.folder().resolve("store")))
                    .anyMatch(name -> name.startsWith("users-"))
                    .anyMatch(name -> name.startsWith("MANIFEST-"));
            assertThat(copyAndRead(made)).hasSize(200);
        }
    }

    @Test
    void backupsWhileWritesRunHoldAPrefixOfThem() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        try (CsvStorage storage = world.open(20_000)) {
            Thread writer = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    world.add(storage, "user" + (100_000 + i));
                }
            });
            writer.start();
            for (int i = 0; i < 8; i++) {
                Backup made = world.shelf().create(storage.backupSource());
                assertThat(world.shelf().verify(made)).isEmpty();
                List<String> users = copyAndRead(made);
                for (int at = 0; at < users.size(); at++) {
                    assertThat(users.get(at)).isEqualTo("user" + (100_000 + at));
                }
                world.pass(Duration.ofHours(1));
            }
            done.set(true);
            writer.join();
        }
        assertThat(CsvStorage.verify(world.data)).isEmpty();
    }

    @Test
    void filesAreLinkedWhereTheFileSystemCan() throws IOException {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice");
            Backup made = world.shelf().create(storage.backupSource());

            String sealed = BackupWorld.names(made.folder().resolve("store")).stream()
                    .filter(name -> name.startsWith("journal-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.isSameFile(
                            made.folder().resolve("store").resolve(sealed),
                            world.data.resolve("store").resolve(sealed)))
                    .isTrue();
        }
    }

    @Test
    void anIdleStoreSealsNoSegmentForEachBackup() {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice");
            for (int i = 0; i < 5; i++) {
                world.shelf().create(storage.backupSource());
                world.pass(Duration.ofHours(1));
            }

            assertThat(BackupWorld.names(world.data.resolve("store")))
                    .filteredOn(name -> name.startsWith("journal-"))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void manySmallSegmentsAreMerged() {
        try (CsvStorage storage = world.open()) {
            for (int i = 0; i < 140; i++) {
                world.add(storage, "user" + i);
                storage.backupSource().copyTo(parent.resolve("copy" + i));
            }

            assertThat(BackupWorld.names(world.data.resolve("store")))
                    .filteredOn(name -> name.startsWith("journal-"))
                    .hasSizeLessThan(140);
        }
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

    @Test
    void aClosedStorageMakesNoBackup() {
        CsvStorage storage = world.open();
        BackupSource source = storage.backupSource();
        storage.close();

        assertThatThrownBy(() -> world.shelf().create(source)).isInstanceOf(StorageUnavailableException.class);
        assertThat(world.shelf().list()).isEmpty();
        assertThat(BackupWorld.names(world.shelfFolder)).noneMatch(name -> name.startsWith(".tmp"));
    }

    @Test
    void aJournalThatCannotBeEndedIsTakenAsFarAsItIsDurable() throws IOException {
        Path store = world.data.resolve("store");
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice", "bob");
            SegmentName active = SegmentName.parse(BackupWorld.names(store).stream()
                    .filter(name -> name.startsWith("journal-"))
                    .findFirst()
                    .orElseThrow());
            BackupEnd end = BackupEnd.of(store);
            long durable = Files.readString(store.resolve(active.file()))
                            .stripTrailing()
                            .length()
                    + 1L;
            world.add(storage, "carol");

            new BackupCopy(new RealArchiveDisk(), store, new CsvTables(1).catalog())
                    .write(
                            new BackupPoint(
                                    end.storeId(), new BackupPoint.Tail(active, durable), end.position(), "no force"),
                            parent.resolve("copy/store"),
                            0);
        }
        assertThat(CsvStorage.verify(parent.resolve("copy"))).isEmpty();
        assertThat(BackupWorld.users(parent.resolve("copy"))).containsExactly("alice", "bob");
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

    private List<String> copyAndRead(Backup backup) {
        Path copy = parent.resolve("copy-of-" + backup.name());
        new Restore(copy, world::now).run(backup.folder(), RestorePoint.END);
        return BackupWorld.users(copy);
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
