package dev.gembind.adapters.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names the table files that together are the state behind a transaction.
 *
 * @param position that transaction
 * @param storeId which storage it belongs to
 * @param files table files, and for a table that only grows its pieces in order
 */
record Manifest(JournalPosition position, String storeId, List<TableFile> files) {
    private static final String PREFIX = "MANIFEST-";

    Manifest {
        files = List.copyOf(files);
    }

    static @Nullable Long seqOf(String file) {
        String[] parts = FileNames.numbers(file, PREFIX, '.');
        return parts.length != 1 ? null : Long.valueOf(parts[0]);
    }

    static String file(long seq) {
        return String.format(Locale.ROOT, "%s%016d%s", PREFIX, seq, FileNames.CSV);
    }

    String file() {
        return file(position.seq());
    }

    Set<String> fileNames() {
        return files.stream().map(TableFile::file).collect(Collectors.toSet());
    }

    List<TableFile> filesOf(String table) {
        return files.stream().filter(file -> file.table().equals(table)).toList();
    }

    long bytes() {
        return files.stream().mapToLong(TableFile::bytes).sum();
    }
}
