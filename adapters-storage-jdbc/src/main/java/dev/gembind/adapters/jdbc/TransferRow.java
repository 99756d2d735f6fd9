package dev.gembind.adapters.jdbc;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Effect;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Transfer.Refused;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The row of a transfer. */
final class TransferRow {
    private TransferRow() {}

    static <S extends SqlStatement<S>> S bind(S statement, Transfer transfer) {
        Intent intent = transfer.intent();
        S bound = statement
                .bind("id", transfer.id())
                .bind("kind", transfer.kind().name())
                .bind("scope", transfer.key().scope())
                .bind("key", transfer.key().key())
                .bind("user", intent.owner().value())
                .bind("amount", intent.gems().units())
                .bind("target", intent.target())
                .bind("terms", intent.terms())
                .bind("actor", transfer.why().actor())
                .bind("reason", transfer.why().reason())
                .bind("event_at", transfer.why().eventAt())
                .bind("recorded_at", transfer.recordedAt());
        return bindEffect(bound, transfer);
    }

    private static <S extends SqlStatement<S>> S bindEffect(S statement, Transfer transfer) {
        Optional<Moved> moved = transfer.moved();
        Optional<Balance> after = moved.map(Moved::after);
        Postings postings = moved.map(Moved::postings).orElse(Postings.NONE);
        for (Book book : Book.values()) {
            statement.bind(book.name(), postings.of(book));
        }
        String refused =
                transfer.effect() instanceof Refused no ? no.rejection().name() : null;
        return statement
                .bind("refused", refused)
                .bind("revision", moved.map(Moved::revision).orElse(null))
                .bind("gems_after", after.map(all -> all.gems().units()).orElse(null))
                .bind("held_after", after.map(all -> all.held().units()).orElse(null))
                .bind("owed_after", after.map(all -> all.owed().units()).orElse(null))
                .bind("uses", moved.map(all -> LotText.ofUses(all.uses())).orElse(null))
                .bind("chain", moved.map(Moved::chain).orElse(null));
    }

    static Transfer read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Intent intent = new Intent(row.user("user_id"), row.gems("amount"), row.text("target"), row.text("terms"));
        return new Transfer(
                row.text("id"),
                TransferKind.valueOf(row.text("kind")),
                new TransferKey(row.text("scope"), row.text("idempotency_key")),
                intent,
                new Why(row.text("actor"), row.text("reason"), row.time("event_at")),
                row.time("recorded_at"),
                effect(row));
    }

    private static Effect effect(Row row) throws SQLException {
        String refused = row.textOrNull("refused");
        if (refused != null) {
            return new Refused(Rejection.valueOf(refused));
        }
        Balance after = new Balance(row.gems("gems_after"), row.gems("held_after"), row.gems("owed_after"));
        return new Moved(
                postings(row), LotText.uses(row.text("uses")), row.number("revision"), after, row.text("chain"));
    }

    /** Reads the columns of the books. */
    static Postings postings(Row row) throws SQLException {
        Map<Book, Long> amounts = new EnumMap<>(Book.class);
        for (Book book : Book.values()) {
            amounts.put(book, row.number(book.name()));
        }
        return new Postings(amounts);
    }
}
