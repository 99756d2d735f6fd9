package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Charge.Sale;
import dev.gembind.core.payments.Charge.Taken;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.MoneyBack;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a charge. Columns of the payment are absent until it is told of, those of the sale until somebody has gems. */
final class ChargeCodec implements RowCodec<Charge> {
    private static final int BEFORE_PAYERS = 14;

    static final TableSpec SPEC = new TableSpec(
            "charges",
            3,
            List.of(
                    "charge",
                    "order",
                    "amount",
                    "currency",
                    "paid_at",
                    "paid_until",
                    "refunded",
                    "disputed",
                    "dispute_won",
                    "user",
                    "gems",
                    "taken",
                    "taken_owed",
                    "version",
                    "payer",
                    "stated",
                    "refunds"),
            BEFORE_PAYERS);
    private static final int PAID_AT = 4;
    private static final int PAYER = 14;
    private static final int STATED = 15;
    private static final int REFUNDS = 16;

    @Override
    public List<@Nullable String> cells(Charge charge) {
        Facts facts = charge.facts();
        Payment payment = facts.payment();
        Sale sale = charge.sale();
        return Cells.of(
                charge.id().text(),
                payment == null ? null : payment.order(),
                payment == null ? null : Long.toString(payment.price().amount()),
                payment == null ? null : payment.price().currency(),
                payment == null ? null : Times.text(payment.paidAt()),
                payment == null ? null : Cells.time(payment.paidUntil()),
                Long.toString(facts.refunded()),
                Long.toString(facts.disputed()),
                Boolean.toString(facts.disputeWon()),
                sale == null ? null : sale.user().value(),
                sale == null ? null : sale.gems().toString(),
                charge.taken().gems().toString(),
                charge.taken().owed().toString(),
                Long.toString(charge.version()),
                facts.payment() == null ? null : facts.payment().payer(),
                Boolean.toString(facts.stated()),
                facts.back().text());
    }

    @Override
    public Charge row(List<@Nullable String> cells) {
        boolean stated = cells.get(STATED) != null && Cells.flag(cells, STATED);
        String refunds = cells.get(REFUNDS);
        Facts facts = new Facts(
                payment(cells),
                Cells.number(cells, 6),
                Cells.number(cells, 7),
                Cells.flag(cells, 8),
                stated,
                refunds == null ? MoneyBack.NONE : MoneyBack.parse(refunds));
        String user = cells.get(9);
        Sale sale = user == null ? null : new Sale(new UserId(user), WalletCodec.gems(cells, 10));
        Taken taken = new Taken(WalletCodec.gems(cells, 11), WalletCodec.gems(cells, 12));
        return new Charge(ChargeId.parse(Cells.text(cells, 0)), facts, sale, taken, Cells.number(cells, 13));
    }

    private static @Nullable Payment payment(List<@Nullable String> cells) {
        if (cells.get(PAID_AT) == null) {
            return null;
        }
        Price price = new Price(Cells.number(cells, 2), Cells.text(cells, 3));
        return new Payment(
                cells.get(1), cells.get(PAYER), price, Cells.instant(cells, PAID_AT), Cells.instantOrNull(cells, 5));
    }
}
