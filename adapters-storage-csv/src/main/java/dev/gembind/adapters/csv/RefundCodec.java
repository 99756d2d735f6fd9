package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Refund;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a refund. */
final class RefundCodec implements RowCodec<Refund> {
    static final TableSpec SPEC = new TableSpec(
            "refunds",
            1,
            List.of("id", "charge", "user", "hold", "missing", "if_missing", "state", "reason", "asked_at"));

    @Override
    public List<@Nullable String> cells(Refund refund) {
        return Cells.of(
                refund.id(),
                refund.charge().text(),
                refund.user().value(),
                refund.gems().hold(),
                refund.gems().missing().toString(),
                refund.gems().ifMissing().name(),
                refund.state().name(),
                refund.reason(),
                Times.text(refund.askedAt()));
    }

    @Override
    public Refund row(List<@Nullable String> cells) {
        Refund.Backing backing = new Refund.Backing(
                cells.get(3), WalletCodec.gems(cells, 4), Refund.Missing.valueOf(Cells.text(cells, 5)));
        return new Refund(
                Cells.text(cells, 0),
                ChargeId.parse(Cells.text(cells, 1)),
                new UserId(Cells.text(cells, 2)),
                backing,
                Refund.State.valueOf(Cells.text(cells, 6)),
                cells.get(7),
                Cells.instant(cells, 8));
    }
}
