package dev.gembind.adapters.jdbc;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Wallet;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The row of a wallet. */
final class WalletRow {
    private WalletRow() {}

    static Update bind(Update update, Wallet wallet) {
        Balance balance = wallet.balance();
        return update.bind("user", wallet.owner().value())
                .bind("revision", wallet.revision())
                .bind("gems", balance.gems().units())
                .bind("held", balance.held().units())
                .bind("owed", balance.owed().units())
                .bind("frozen", wallet.frozen())
                .bind("lots", LotText.ofLots(wallet.lots()))
                .bind("head", wallet.head())
                .bind("next_expiry", wallet.nextExpiry().orElse(null));
    }

    static Wallet read(ResultSet columns, StatementContext context) throws SQLException {
        return of(new Row(columns));
    }

    static Wallet of(Row row) throws SQLException {
        return new Wallet(
                row.user("user_id"),
                row.number("revision"),
                new Balance(row.gems("gems"), row.gems("held"), row.gems("owed")),
                LotText.lots(row.text("lots")),
                row.flag("frozen"),
                row.text("head"));
    }
}
