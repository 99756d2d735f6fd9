package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The rows of a table, to be moved. A scan asks for one piece after another, so that no statement takes long. */
final class JdbcRows<R> implements MovableRows<R> {
    private final RunningBodies bodies;
    private final RowScan<R> scan;
    private final BiConsumer<Transaction, R> insert;

    /**
     * @param insert adds a row, or throws {@link IllegalArgumentException}
     */
    JdbcRows(RunningBodies bodies, RowScan<R> scan, BiConsumer<Transaction, R> insert) {
        this.bodies = bodies;
        this.scan = scan;
        this.insert = insert;
    }

    @Override
    public void scan(Snapshot snapshot, Predicate<List<R>> sink) {
        Object after = scan.before();
        boolean more = true;
        while (more) {
            List<Keyed<R>> piece = read(snapshot, after);
            more = !piece.isEmpty() && sink.test(piece.stream().map(Keyed::row).toList()) && piece.size() == CHUNK;
            after = piece.isEmpty() ? after : piece.get(piece.size() - 1).key();
        }
    }

    @Override
    public void adopt(Transaction tx, R row) {
        insert.accept(tx, row);
    }

    private List<Keyed<R>> read(Snapshot snapshot, Object after) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(scan.query())
                        .bind("after", after)
                        .bind("limit", CHUNK)
                        .map((columns, context) ->
                                new Keyed<>(scan.keyOf(columns), scan.row().map(columns, context)))
                        .list());
    }

    private record Keyed<R>(Object key, R row) {}
}
