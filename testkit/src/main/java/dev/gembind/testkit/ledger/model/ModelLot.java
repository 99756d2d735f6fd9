package dev.gembind.testkit.ledger.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot whose numbers change in place. */
final class ModelLot {
    private static final List<String> SOURCES = List.of("PROMO", "ADJUST", "SUBSCRIPTION", "PURCHASE");
    private static final Instant NEVER = Instant.MAX;

    /** As the documentation tells it: priority, what ends first, gifts before purchases, id. */
    static final Comparator<ModelLot> SPENT_FIRST = Comparator.comparingInt((ModelLot lot) -> lot.terms.priority())
            .thenComparing(lot -> lot.end == null ? NEVER : lot.end)
            .thenComparingInt(lot -> SOURCES.indexOf(lot.terms.source()))
            .thenComparing(lot -> lot.id);

    final String id;
    final LedgerOp.Terms terms;
    final long granted;
    long free;
    long held;

    @Nullable
    Instant end;

    ModelLot(String id, LedgerOp.Terms terms, long granted) {
        this.id = id;
        this.terms = terms;
        this.granted = granted;
        this.end = terms.end();
    }

    /** Returns the same lot with nothing in it. */
    ModelLot emptied() {
        ModelLot copy = new ModelLot(id, terms, granted);
        copy.end = end;
        return copy;
    }

    boolean isOver(Instant now) {
        return end != null && end.compareTo(now) <= 0;
    }

    boolean isPaid() {
        return terms.source().equals("PURCHASE") || terms.source().equals("SUBSCRIPTION");
    }

    @Override
    public String toString() {
        return id + " " + terms.source() + " " + terms.charge() + " " + granted + "=" + free + "+" + held + " p"
                + terms.priority() + " " + (end == null ? "never" : end);
    }
}
