package dev.gembind.core.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which gems may go when a charge is given back: bought ones, those of the charge itself first. Never gifts. */
final class Refundable {
    private Refundable() {}

    /** Returns how many there are. */
    static Gems of(List<Lot> lots) {
        return bought(lots).stream().map(Lot::free).reduce(Gems.ZERO, Gems::plus);
    }

    /** Chooses among them; empty when there are too few. */
    static Optional<List<LotUse>> choose(List<Lot> lots, String charge, Gems wanted) {
        Comparator<Lot> order =
                Comparator.comparing((Lot lot) -> !lot.isOf(charge)).thenComparing(Lot::id, Comparator.reverseOrder());
        return LotBook.choose(bought(lots), order, wanted);
    }

    private static List<Lot> bought(List<Lot> lots) {
        return lots.stream().filter(lot -> lot.origin().source().isPaid()).toList();
    }
}
