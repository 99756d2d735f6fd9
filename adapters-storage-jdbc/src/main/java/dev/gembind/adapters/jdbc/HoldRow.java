package dev.gembind.adapters.jdbc;

import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.LotText;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The row of a hold. */
final class HoldRow {
    private HoldRow() {}

    static <S extends SqlStatement<S>> S bind(S statement, Hold hold) {
        return statement
                .bind("id", hold.id())
                .bind("user", hold.owner().value())
                .bind("gems", hold.gems().units())
                .bind("uses", LotText.ofUses(hold.uses()))
                .bind("refund_of", hold.refundOf())
                .bind("expires_at", hold.expiresAt())
                .bind("state", hold.end().state().name())
                .bind("captured", hold.end().captured().units());
    }

    static Hold read(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new Hold(
                row.text("id"),
                row.user("user_id"),
                row.gems("gems"),
                LotText.uses(row.text("uses")),
                row.textOrNull("refund_of"),
                row.timeOrNull("expires_at"),
                new Hold.End(HoldState.valueOf(row.text("state")), row.gems("captured")));
    }
}
