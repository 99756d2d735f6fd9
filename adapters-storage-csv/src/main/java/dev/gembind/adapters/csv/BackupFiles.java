package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of a shelf. A backup is written under a name that begins with {@code .tmp-}, forced, and renamed; it is
 * removed by taking that name again first. So whatever has another name is complete.
 */
final class BackupFiles {
    private static final Logger LOG = LoggerFactory.getLogger(BackupFiles.class);
    private static final String UNFINISHED = ".tmp-";
    private static final int MEMORY_PER_BYTE = 6;
    private static final int MAX_PER_SECOND = 100;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int STAMP_LENGTH = "uuuu-MM-ddTHH-mm-ssZ".length();

    private final Path shelf;
    private final ArchiveDisk disk;

    BackupFiles(Path shelf, ArchiveDisk disk) {
        this.shelf = shelf;
        this.disk = disk;
    }

    static String stamp(Instant time) {
        return STAMP.format(time);
    }

    Backup create(BackupSource source, Instant now) throws IOException {
        removeUnfinished();
        String name = freeName(now);
        Path unfinished = shelf.resolve(UNFINISHED + name);
        try {
            disk.makeFolder(unfinished);
            Optional<String> note = source.copyTo(unfinished);
            Path store = unfinished.resolve(CsvEngine.STORE);
            BackupEnd end = BackupEnd.of(store);
            BackupCard card = new BackupCard(
                    now.truncatedTo(ChronoUnit.SECONDS),
                    source.kind(),
                    end.storeId(),
                    end.position().seq(),
                    BackupCard.versionsOf(new CsvTables(1).catalog()),
                    note.orElse(null));
            disk.write(unfinished.resolve(BackupCard.FILE), card.encode());
            disk.write(unfinished.resolve(BackupSums.FILE), BackupSums.of(unfinished));
            disk.force(unfinished);
            disk.rename(unfinished, shelf.resolve(name));
            disk.force(shelf);
        } catch (IOException | RuntimeException e) {
            removeAfter(e, unfinished);
            throw e;
        }
        return read(shelf.resolve(name));
    }

    List<Backup> list() throws IOException {
        List<Backup> backups = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                backups.add(read(folder));
            } catch (NoSuchFileException e) {
                LOG.debug("{} was removed meanwhile, or is no backup", folder);
            }
        }
        backups.sort(BackupRetention.NEWEST_FIRST);
        return List.copyOf(backups);
    }

    /** Removes a backup; when that is cut short, what is left does not count as one. */
    void remove(Backup backup) throws IOException {
        Path gone = shelf.resolve(UNFINISHED + backup.name());
        disk.rename(backup.folder(), gone);
        disk.force(shelf);
        disk.delete(gone);
    }

    /** Keeps what a check found. */
    void note(Backup backup, BackupCheck check) throws IOException {
        Path temporary = backup.folder().resolve(BackupCheck.FILE + FileNames.TEMPORARY);
        if (Files.exists(temporary)) {
            disk.delete(temporary);
        }
        disk.write(temporary, check.encode());
        disk.rename(temporary, backup.folder().resolve(BackupCheck.FILE));
        disk.force(backup.folder());
    }

    /** Returns what does not hold in a backup. */
    static List<CsvProblem> problems(Path backup) throws IOException {
        try {
            List<CsvProblem> damaged = BackupSums.problems(backup);
            if (!damaged.isEmpty()) {
                return damaged; // a damaged card may look like one of a newer program
            }
            BackupCard.decode(Files.readAllBytes(backup.resolve(BackupCard.FILE)))
                    .requireKnown(new CsvTables(1).catalog());
            return problemsInStore(backup);
        } catch (MalformedException e) {
            return List.of(new CsvProblem(BackupCard.FILE, "whole file", String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            return List.of(new CsvProblem(String.valueOf(e.getFile()), "whole file", "the file is missing"));
        }
    }

    /** A server must not run out of memory over a check: without room for a second copy of all rows, none is loaded. */
    private static List<CsvProblem> problemsInStore(Path backup) throws IOException {
        Path store = backup.resolve(CsvEngine.STORE);
        long bytes = bytesIn(store);
        Runtime memory = Runtime.getRuntime();
        long free = memory.maxMemory() - memory.totalMemory() + memory.freeMemory();
        if (bytes < free / MEMORY_PER_BYTE) {
            return CsvStorage.verify(backup);
        }
        LOG.warn("the rules between rows of backup {} were not checked: it needs more memory", backup.getFileName());
        return ArchiveCheck.problems(new RealDisk(store), new CsvTables(1).catalog());
    }

    private static long bytesIn(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private Backup read(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        long bytes = bytesIn(folder.resolve(CsvEngine.STORE));
        try {
            BackupCard card = BackupCard.decode(Files.readAllBytes(folder.resolve(BackupCard.FILE)));
            return new Backup(
                    name,
                    folder,
                    card.madeAt(),
                    card.kind(),
                    card.storeId(),
                    card.transaction(),
                    bytes,
                    check(folder),
                    card.note());
        } catch (MalformedException | NewerBackupException e) {
            BackupCheck damaged =
                    new BackupCheck(BackupCheck.Result.DAMAGED, null, BackupCard.FILE + ": " + e.getMessage());
            return new Backup(name, folder, timeIn(name), "unknown", "", 0, bytes, damaged, null);
        }
    }

    private static BackupCheck check(Path folder) throws IOException {
        try {
            return BackupCheck.decode(Files.readAllBytes(folder.resolve(BackupCheck.FILE)));
        } catch (NoSuchFileException | MalformedException e) {
            return BackupCheck.NEVER;
        }
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(shelf)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(shelf)) {
            return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                            && !timeIn(path.getFileName().toString()).equals(Instant.MIN))
                    .toList();
        }
    }

    /** Returns the time a backup's name begins with; the earliest there is when it is none. */
    private static Instant timeIn(String name) {
        try {
            return name.length() < STAMP_LENGTH
                    ? Instant.MIN
                    : STAMP.parse(name.substring(0, STAMP_LENGTH), Instant::from);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    private String freeName(Instant now) throws IOException {
        String name = stamp(now);
        for (int i = 2; i < MAX_PER_SECOND; i++) {
            if (!Files.exists(shelf.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                return name;
            }
            name = stamp(now) + '-' + i;
        }
        throw new IOException("there are " + MAX_PER_SECOND + " backups of this second");
    }

    private void removeUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> all = Files.list(shelf)) {
            unfinished = all.filter(path -> path.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path folder : unfinished) {
            disk.delete(folder);
        }
    }

    private void removeAfter(Exception failure, Path unfinished) {
        try {
            if (Files.exists(unfinished)) {
                disk.delete(unfinished);
            }
        } catch (IOException e) {
            failure.addSuppressed(e); // the next backup removes it
        }
    }
}
