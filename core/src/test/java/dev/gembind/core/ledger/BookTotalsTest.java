package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Transfer.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookTotalsTest {
    private static final Gems MOST = new Gems(Gems.MAX_UNITS);

    @Test
    void whatWasRefusedMovesNothing() {
        BookTotals totals = new BookTotals();
        totals.add(transfer(new Refused(Rejection.FROZEN)));
        totals.add(transfer(moved(new Gems(3))));

        assertThat(totals.postings()).isEqualTo(Postings.move(Book.ISSUANCE_PROMO, Book.GEMS, new Gems(3)));
    }

    @Test
    void case7_aSumThatIsTooLargeIsAnErrorAndNoOtherNumber() {
        BookTotals totals = new BookTotals();
        Transfer most = transfer(moved(MOST));
        long fitting = Long.MAX_VALUE / Gems.MAX_UNITS;
        for (long i = 0; i < fitting; i++) {
            totals.add(most);
        }

        assertThat(totals.postings().of(Book.GEMS)).isEqualTo(fitting * Gems.MAX_UNITS);
        assertThatThrownBy(() -> {
                    totals.add(most);
                    totals.add(most);
                })
                .isInstanceOf(ArithmeticException.class);
    }

    private static Moved moved(Gems gems) {
        Balance after = new Balance(gems, Gems.ZERO, Gems.ZERO);
        return new Moved(Postings.move(Book.ISSUANCE_PROMO, Book.GEMS, gems), List.of(), 1, after, "link");
    }

    private static Transfer transfer(Transfer.Effect effect) {
        return new Transfer(
                "id",
                TransferKind.CREDIT,
                new TransferKey("scope", "key"),
                new Intent(new UserId("alice"), new Gems(1), "", ""),
                new Why("system", "a test", Instant.EPOCH),
                Instant.EPOCH,
                effect);
    }
}
