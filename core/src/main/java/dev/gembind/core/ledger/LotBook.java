package dev.gembind.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The lots of a wallet while a transfer is worked out. Not thread-safe. */
final class LotBook {
    private final Map<String, Lot> lots = new LinkedHashMap<>();

    LotBook(List<Lot> all) {
        all.forEach(lot -> lots.put(lot.id(), lot));
    }

    /** Chooses what to take for so many gems, in the given order; empty when there is not enough. */
    static Optional<List<LotUse>> choose(List<Lot> among, Comparator<Lot> order, Gems wanted) {
        List<LotUse> uses = new ArrayList<>();
        Gems left = wanted;
        List<Lot> sorted = new ArrayList<>(among);
        sorted.sort(order);
        for (Lot lot : sorted) {
            Gems part = lot.free().min(left);
            if (!part.isZero()) {
                uses.add(new LotUse(lot, part));
                left = left.minus(part);
            }
        }
        return left.isZero() ? Optional.of(uses) : Optional.empty();
    }

    void add(Lot lot) {
        lots.put(lot.id(), lot);
    }

    /** Takes what is free. */
    void take(List<LotUse> uses) {
        change(uses, (lot, gems) -> lot.with(lot.free().minus(gems), lot.held()));
    }

    /** Sets aside what is free. */
    void setAside(List<LotUse> uses) {
        change(uses, (lot, gems) -> lot.with(lot.free().minus(gems), lot.held().plus(gems)));
    }

    /** Takes what was set aside. */
    void takeHeld(List<LotUse> uses) {
        change(uses, (lot, gems) -> lot.with(lot.free(), lot.held().minus(gems)));
    }

    /** Frees what was set aside. Gems of a lot that has expired meanwhile stay a while. */
    void giveBack(List<LotUse> uses, Instant now, Instant graceEnd) {
        change(
                uses,
                (lot, gems) -> late(lot.with(lot.free().plus(gems), lot.held().minus(gems)), now, graceEnd));
    }

    /** Brings back what was taken, to the lots it was taken from. */
    void restore(List<LotUse> uses, Instant now, Instant graceEnd) {
        uses.forEach(use -> lots.putIfAbsent(use.lot().id(), use.lot().with(Gems.ZERO, Gems.ZERO)));
        change(uses, (lot, gems) -> late(lot.with(lot.free().plus(gems), lot.held()), now, graceEnd));
    }

    /** Returns those that are not empty, in the order they are spent. */
    List<Lot> toList() {
        List<Lot> left = new ArrayList<>(lots.values());
        left.removeIf(Lot::isEmpty);
        left.sort(Lot.FIRST_SPENT);
        return List.copyOf(left);
    }

    private void change(List<LotUse> uses, BiFunction<Lot, Gems, Lot> step) {
        for (LotUse use : uses) {
            String id = use.lot().id();
            Lot lot = lots.get(id);
            if (lot == null) {
                throw new IllegalStateException("lot " + id + " is missing");
            }
            lots.put(id, step.apply(lot, use.gems()));
        }
    }

    private static Lot late(Lot lot, Instant now, Instant graceEnd) {
        return lot.isExpired(now) ? lot.expiringAt(graceEnd) : lot;
    }
}
