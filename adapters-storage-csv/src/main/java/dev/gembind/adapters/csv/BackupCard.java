package dev.gembind.adapters.csv;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a backup's {@code BACKUP.csv}.
 *
 * @param madeAt when it was made
 * @param kind the kind of storage it was made of
 * @param storeId the store it holds
 * @param transaction the last transaction in it
 * @param tables the version of each table's columns
 * @param note what a reader should know, or null
 */
record BackupCard(
        Instant madeAt,
        String kind,
        String storeId,
        long transaction,
        TreeMap<String, Integer> tables,
        @Nullable String note) {
    static final String FILE = "BACKUP.csv";
    private static final int FORMAT = 1;
    private static final List<String> COLUMNS =
            List.of("format", "made_at", "kind", "store_id", "transaction", "tables", "note");

    byte[] encode() {
        StringBuilder versions = new StringBuilder();
        tables.forEach((table, version) -> versions.append(versions.isEmpty() ? "" : " ")
                .append(table)
                .append('=')
                .append(version));
        return ArchiveRow.encode(
                COLUMNS,
                Cells.of(
                        Integer.toString(FORMAT),
                        Times.text(madeAt),
                        kind,
                        storeId,
                        Long.toString(transaction),
                        versions.toString(),
                        note));
    }

    /**
     * @throws NewerBackupException if it was made by a newer program
     * @throws MalformedException if it makes no sense
     */
    static BackupCard decode(byte[] bytes) throws MalformedException {
        List<@Nullable String> cells = ArchiveRow.decode(bytes);
        try {
            if (Cells.number(cells, 0) > FORMAT) {
                throw new NewerBackupException("backup format " + Cells.number(cells, 0));
            }
            return new BackupCard(
                    Instant.parse(Cells.text(cells, 1)),
                    Cells.text(cells, 2),
                    Cells.text(cells, 3),
                    Cells.number(cells, 4),
                    versions(Cells.text(cells, 5)),
                    cells.get(6));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
            throw new MalformedException("a cell of it makes no sense");
        }
    }

    /**
     * @throws NewerBackupException if a table has columns that this program is too old for
     */
    void requireKnown(Catalog catalog) {
        tables.forEach((name, version) -> {
            StoredTable known = catalog.find(name);
            if (known == null || known.spec().version() < version) {
                throw new NewerBackupException("table " + name + " of version " + version);
            }
        });
    }

    static TreeMap<String, Integer> versionsOf(Catalog catalog) {
        TreeMap<String, Integer> versions = new TreeMap<>();
        catalog.tables()
                .forEach(table -> versions.put(table.spec().name(), table.spec().version()));
        return versions;
    }

    private static TreeMap<String, Integer> versions(String text) {
        TreeMap<String, Integer> versions = new TreeMap<>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not a version");
            }
            versions.put(pair.substring(0, equals), Integer.valueOf(pair.substring(equals + 1)));
        }
        return versions;
    }
}
