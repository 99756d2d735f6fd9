package dev.gembind.adapters.csv;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the last check of a backup found.
 *
 * @param result how it is
 * @param at when that was found, or null when it was never checked
 * @param detail the first thing that does not hold, or null
 */
public record BackupCheck(
        Result result, @Nullable Instant at, @Nullable String detail) {
    /** How a backup is. */
    public enum Result {
        /** Every checksum, the chain and the rules hold. */
        VERIFIED,
        /** Something does not hold. */
        DAMAGED,
        /** Nobody has looked. */
        UNCHECKED
    }

    static final String FILE = "CHECKED.csv";
    static final BackupCheck NEVER = new BackupCheck(Result.UNCHECKED, null, null);
    private static final List<String> COLUMNS = List.of("at", "result", "detail");

    static BackupCheck of(List<CsvProblem> problems, Instant now) {
        if (problems.isEmpty()) {
            return new BackupCheck(Result.VERIFIED, now, null);
        }
        CsvProblem first = problems.get(0);
        return new BackupCheck(Result.DAMAGED, now, first.file() + ", " + first.place() + ": " + first.rule());
    }

    byte[] encode() {
        return ArchiveRow.encode(
                COLUMNS,
                Cells.of(at == null ? null : Times.text(at), result.name().toLowerCase(Locale.ROOT), detail));
    }

    static BackupCheck decode(byte[] bytes) throws MalformedException {
        List<@Nullable String> cells = ArchiveRow.decode(bytes);
        try {
            return new BackupCheck(
                    Result.valueOf(Cells.text(cells, 1).toUpperCase(Locale.ROOT)),
                    Instant.parse(Cells.text(cells, 0)),
                    cells.get(2));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
            throw new MalformedException("a cell of it makes no sense");
        }
    }
}
