package dev.gembind.core.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The digest of a table in the making. Used by one thread. */
final class RunningDigest<R> {
    private final TransferTable<R> table;
    private final MessageDigest sha256;
    private long rows;

    RunningDigest(TransferTable<R> table) {
        this.table = table;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(List<R> more) {
        for (R row : more) {
            sha256.update(table.text().apply(row).getBytes(StandardCharsets.UTF_8));
        }
        rows += more.size();
    }

    long rows() {
        return rows;
    }

    TableDigest end() {
        return new TableDigest(table.name(), rows, HexFormat.of().formatHex(sha256.digest()));
    }
}
