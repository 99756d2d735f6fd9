package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Wallet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a wallet. */
final class WalletCodec implements RowCodec<Wallet> {
    static final TableSpec SPEC =
            new TableSpec("wallets", 1, List.of("user", "revision", "gems", "held", "owed", "frozen", "lots", "head"));

    @Override
    public List<@Nullable String> cells(Wallet wallet) {
        Balance balance = wallet.balance();
        return Cells.of(
                wallet.owner().value(),
                Long.toString(wallet.revision()),
                balance.gems().toString(),
                balance.held().toString(),
                balance.owed().toString(),
                Boolean.toString(wallet.frozen()),
                LotText.ofLots(wallet.lots()),
                wallet.head());
    }

    @Override
    public Wallet row(List<@Nullable String> cells) {
        Balance balance = new Balance(gems(cells, 2), gems(cells, 3), gems(cells, 4));
        return new Wallet(
                new UserId(Cells.text(cells, 0)),
                Cells.number(cells, 1),
                balance,
                LotText.lots(Cells.text(cells, 6)),
                Cells.flag(cells, 5),
                Cells.text(cells, 7));
    }

    /** Reads a number of gems. */
    static Gems gems(List<@Nullable String> cells, int column) {
        return new Gems(Cells.number(cells, column));
    }
}
