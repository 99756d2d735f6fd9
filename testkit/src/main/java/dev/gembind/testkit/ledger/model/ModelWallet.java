package dev.gembind.testkit.ledger.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a user has, counted again. */
final class ModelWallet {
    final Map<String, ModelLot> lots = new TreeMap<>();
    long owed;
    long revision;
    boolean frozen;

    /**
     * So many gems of a lot.
     *
     * @param lot as it was, without what was in it
     */
    record Part(ModelLot lot, long gems) {}

    long free() {
        return lots.values().stream().mapToLong(lot -> lot.free).sum();
    }

    long held() {
        return lots.values().stream().mapToLong(lot -> lot.held).sum();
    }

    long paidAndFree() {
        return lots.values().stream()
                .filter(ModelLot::isPaid)
                .mapToLong(lot -> lot.free)
                .sum();
    }

    /** Picks gems lot by lot; there must be enough. */
    List<Part> pick(Comparator<ModelLot> order, boolean onlyPaid, long gems) {
        List<ModelLot> sorted = new ArrayList<>(lots.values());
        sorted.removeIf(lot -> lot.free == 0 || (onlyPaid && !lot.isPaid()));
        sorted.sort(order);
        List<Part> parts = new ArrayList<>();
        long left = gems;
        for (ModelLot lot : sorted) {
            long some = Math.min(left, lot.free);
            if (some > 0) {
                parts.add(new Part(lot.emptied(), some));
                left -= some;
            }
        }
        if (left != 0) {
            throw new IllegalStateException("the model lacks " + left + " gems");
        }
        return parts;
    }

    void take(List<Part> parts) {
        parts.forEach(part -> lot(part).free -= part.gems());
        forgetEmptyOnes();
    }

    void hold(List<Part> parts) {
        for (Part part : parts) {
            lot(part).free -= part.gems();
            lot(part).held += part.gems();
        }
    }

    void takeHeld(List<Part> parts) {
        parts.forEach(part -> lot(part).held -= part.gems());
        forgetEmptyOnes();
    }

    void unhold(List<Part> parts, Instant now, Duration grace) {
        for (Part part : parts) {
            lot(part).held -= part.gems();
            bringBack(lot(part), part.gems(), now, grace);
        }
    }

    void restore(List<Part> parts, Instant now, Duration grace) {
        for (Part part : parts) {
            lots.putIfAbsent(part.lot().id, part.lot().emptied());
            bringBack(lot(part), part.gems(), now, grace);
        }
    }

    private static void bringBack(ModelLot lot, long gems, Instant now, Duration grace) {
        lot.free += gems;
        if (lot.isOver(now)) {
            lot.end = now.plus(grace);
        }
    }

    private ModelLot lot(Part part) {
        ModelLot lot = lots.get(part.lot().id);
        if (lot == null) {
            throw new IllegalStateException("the model has no lot " + part.lot().id);
        }
        return lot;
    }

    private void forgetEmptyOnes() {
        lots.values().removeIf(lot -> lot.free == 0 && lot.held == 0);
    }

    @Override
    public String toString() {
        List<ModelLot> sorted = new ArrayList<>(lots.values());
        sorted.sort(ModelLot.SPENT_FIRST);
        return "revision " + revision + " gems " + free() + " held " + held() + " owed " + owed
                + (frozen ? " frozen " : " ") + sorted;
    }
}
