package dev.gembind.testkit.ledger.model;

import dev.gembind.testkit.ledger.model.ModelKeys.Ask;
import dev.gembind.testkit.ledger.model.ModelWallet.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What holds should do, told a second time. */
final class ModelHolds {
    private final ModelLedger ledger;
    private final Duration grace;
    private final Map<String, ModelHold> holds = new TreeMap<>();

    ModelHolds(ModelLedger ledger, Duration grace) {
        this.ledger = ledger;
        this.grace = grace;
    }

    Map<String, ModelHold> all() {
        return holds;
    }

    /** The charge's own gems first, then the newest. */
    static Comparator<ModelLot> refundOrder(String charge) {
        return Comparator.comparing((ModelLot lot) -> !lot.terms.charge().equals(charge))
                .thenComparing(lot -> lot.id, Comparator.reverseOrder());
    }

    String apply(LedgerOp op, Instant now, String id) {
        if (op instanceof LedgerOp.Hold hold) {
            return open(hold, now, id);
        }
        if (op instanceof LedgerOp.Capture capture) {
            return capture(capture, now, id);
        }
        if (op instanceof LedgerOp.Release release) {
            return release(release, now, id);
        }
        if (op instanceof LedgerOp.SweepHolds sweep) {
            return "swept " + sweep(now, sweep.limit());
        }
        throw new IllegalArgumentException("the model knows no " + op);
    }

    private String open(LedgerOp.Hold op, Instant now, String id) {
        Ask ask = new Ask("HOLD", op.user(), op.gems(), op.refundOf(), String.valueOf(op.expiresIn()));
        Optional<String> earlier = ledger.keys().answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ledger.expire(op.user(), now);
        ModelWallet wallet = ledger.wallet(op.user());
        boolean refund = !op.refundOf().isEmpty();
        if (!refund && wallet.frozen) {
            return ledger.keys().rejected(op.key(), ask, "wallet-frozen");
        }
        if (op.gems() > ledger.policy().mostAtOnce().units()) {
            return ledger.keys().rejected(op.key(), ask, "over-limit");
        }
        if ((refund ? wallet.paidAndFree() : wallet.free()) < op.gems()) {
            return ledger.keys().rejected(op.key(), ask, refund ? "partly-spent" : "insufficient-gems");
        }
        Comparator<ModelLot> order = refund ? refundOrder(op.refundOf()) : ModelLot.SPENT_FIRST;
        List<Part> parts = wallet.pick(order, refund, op.gems());
        wallet.hold(parts);
        wallet.revision++;
        holds.put(id, new ModelHold(id, op, parts, op.expiresIn() == null ? null : now.plus(op.expiresIn())));
        ledger.remember(id, "HOLD", ask, parts);
        return ledger.keys().applied(op.key(), ask, id);
    }

    private String capture(LedgerOp.Capture op, Instant now, String id) {
        ModelHold hold = holds.get(op.hold());
        if (hold == null) {
            return "absent";
        }
        long gems = op.gems() == 0 ? hold.gems : op.gems();
        Ask ask = new Ask("CAPTURE", hold.user, gems, hold.id, "");
        Optional<String> earlier = ledger.keys().answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (hold.isOpen() && hold.isOver(now)) {
            giveBack(hold, "EXPIRED", now);
        }
        ledger.expire(hold.user, now);
        if (hold.state.equals("EXPIRED")) {
            return ledger.keys().rejected(op.key(), ask, "hold-expired");
        }
        if (!hold.isOpen()) {
            return ledger.keys().rejected(op.key(), ask, "hold-closed");
        }
        if (gems > hold.gems) {
            return ledger.keys().rejected(op.key(), ask, "hold-too-small");
        }
        spend(hold, gems, now);
        ledger.remember(id, "CAPTURE", ask, List.of());
        return ledger.keys().applied(op.key(), ask, id);
    }

    private void spend(ModelHold hold, long gems, Instant now) {
        List<Part> spent = new ArrayList<>();
        List<Part> rest = new ArrayList<>();
        long left = gems;
        for (Part part : hold.parts) {
            long some = Math.min(left, part.gems());
            left -= some;
            spent.add(new Part(part.lot(), some));
            if (part.gems() > some) {
                rest.add(new Part(part.lot(), part.gems() - some));
            }
        }
        ModelWallet wallet = ledger.wallet(hold.user);
        wallet.unhold(rest, now, grace);
        wallet.takeHeld(spent);
        wallet.revision++;
        hold.state = "CAPTURED";
        hold.captured = gems;
        ledger.book(hold.refundOf.isEmpty() ? "REVENUE" : "REFUNDED", gems);
    }

    private String release(LedgerOp.Release op, Instant now, String id) {
        ModelHold hold = holds.get(op.hold());
        if (hold == null) {
            return "absent";
        }
        Ask ask = new Ask("RELEASE", hold.user, hold.gems, hold.id, "");
        Optional<String> earlier = ledger.keys().answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!hold.isOpen()) {
            ledger.expire(hold.user, now);
            return ledger.keys().rejected(op.key(), ask, "hold-closed");
        }
        giveBack(hold, "RELEASED", now);
        ledger.remember(id, "RELEASE", ask, List.of());
        return ledger.keys().applied(op.key(), ask, id);
    }

    private int sweep(Instant now, int limit) {
        List<ModelHold> over = holds.values().stream()
                .filter(hold -> hold.isOpen() && hold.isOver(now))
                .sorted(Comparator.comparing((ModelHold hold) -> hold.end == null ? Instant.MAX : hold.end)
                        .thenComparing(hold -> hold.id))
                .limit(limit)
                .toList();
        over.forEach(hold -> giveBack(hold, "EXPIRED", now));
        return over.size();
    }

    private void giveBack(ModelHold hold, String state, Instant now) {
        ledger.expire(hold.user, now);
        ledger.wallet(hold.user).unhold(hold.parts, now, grace);
        ledger.wallet(hold.user).revision++;
        hold.state = state;
    }
}
