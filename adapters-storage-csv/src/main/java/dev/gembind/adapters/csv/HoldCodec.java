package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.LotText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a hold. */
final class HoldCodec implements RowCodec<Hold> {
    static final TableSpec SPEC = new TableSpec(
            "holds", 1, List.of("id", "user", "gems", "uses", "refund_of", "expires_at", "state", "captured"));

    @Override
    public List<@Nullable String> cells(Hold hold) {
        return Cells.of(
                hold.id(),
                hold.owner().value(),
                hold.gems().toString(),
                LotText.ofUses(hold.uses()),
                hold.refundOf(),
                Cells.time(hold.expiresAt()),
                hold.end().state().name(),
                hold.end().captured().toString());
    }

    @Override
    public Hold row(List<@Nullable String> cells) {
        return new Hold(
                Cells.text(cells, 0),
                new UserId(Cells.text(cells, 1)),
                WalletCodec.gems(cells, 2),
                LotText.uses(Cells.text(cells, 3)),
                cells.get(4),
                Cells.instantOrNull(cells, 5),
                new Hold.End(HoldState.valueOf(Cells.text(cells, 6)), WalletCodec.gems(cells, 7)));
    }
}
