package dev.gembind.testkit.ledger.model;

import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.testkit.ledger.model.ModelKeys.Ask;
import dev.gembind.testkit.ledger.model.ModelWallet.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What gems should do, told a second time. It shares no rule with the ledger. */
final class ModelLedger {
    private final LedgerPolicy policy;
    private final Map<String, ModelWallet> wallets = new TreeMap<>();
    private final Map<String, Long> houses = new TreeMap<>();
    private final Map<String, Done> done = new HashMap<>();
    private final ModelKeys keys = new ModelKeys();
    private final ModelHolds holds;

    /** A transfer that moved gems. */
    private record Done(String kind, String user, long gems, List<Part> parts) {}

    ModelLedger(LedgerPolicy policy) {
        this.policy = policy;
        this.holds = new ModelHolds(this, policy.restoreGrace());
    }

    /**
     * Returns what should come of an operation.
     *
     * @param id the id that its transfer gets, if there is one
     */
    String apply(LedgerOp op, Instant now, String id) {
        if (op instanceof LedgerOp.Credit credit) {
            return credit(credit, now, id);
        }
        if (op instanceof LedgerOp.Spend spend) {
            return spend(spend, now, id);
        }
        if (op instanceof LedgerOp.Adjust adjust) {
            return adjust(adjust, now, id);
        }
        if (op instanceof LedgerOp.Reverse reverse) {
            return reverse(reverse, now, id);
        }
        if (op instanceof LedgerOp.ClawBack clawBack) {
            return clawBack(clawBack, now, id);
        }
        if (op instanceof LedgerOp.Reinstate reinstate) {
            return reinstate(reinstate, now, id);
        }
        if (op instanceof LedgerOp.Freeze freeze) {
            wallet(freeze.user()).frozen = freeze.frozen();
            return "done";
        }
        if (op instanceof LedgerOp.SweepWallet sweep) {
            return "swept " + expire(sweep.user(), now);
        }
        return holds.apply(op, now, id);
    }

    Map<String, ModelWallet> wallets() {
        return wallets;
    }

    Map<String, Long> houses() {
        return houses;
    }

    ModelHolds holds() {
        return holds;
    }

    ModelKeys keys() {
        return keys;
    }

    LedgerPolicy policy() {
        return policy;
    }

    ModelWallet wallet(String user) {
        return wallets.computeIfAbsent(user, u -> new ModelWallet());
    }

    void book(String house, long gems) {
        houses.merge(house, gems, Long::sum);
    }

    void remember(String id, String kind, Ask ask, List<Part> parts) {
        done.put(id, new Done(kind, ask.user(), ask.gems(), parts));
    }

    /** Takes away what is over; each lot is a transfer of its own. */
    long expire(String user, Instant now) {
        ModelWallet wallet = wallet(user);
        long sum = 0;
        for (ModelLot lot : List.copyOf(wallet.lots.values())) {
            if (lot.free > 0 && lot.isOver(now)) {
                sum += lot.free;
                book("BREAKAGE", lot.free);
                wallet.take(List.of(new Part(lot.emptied(), lot.free)));
                wallet.revision++;
            }
        }
        return sum;
    }

    private String credit(LedgerOp.Credit op, Instant now, String id) {
        LedgerOp.Terms terms = op.terms();
        Ask ask = new Ask("CREDIT", op.user(), op.gems(), terms.charge(), terms.toString());
        Optional<String> earlier = keys.answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        expire(op.user(), now);
        ModelWallet wallet = wallet(op.user());
        if (op.gems() > policy.mostAtOnce().units()
                || wallet.free() + wallet.held() + op.gems()
                        > policy.mostInWallet().units()) {
            return keys.rejected(op.key(), ask, "over-limit");
        }
        ModelLot lot = new ModelLot(id, terms, op.gems());
        lot.free = op.gems();
        wallet.lots.put(id, lot);
        wallet.revision++;
        book(lot.isPaid() ? "ISSUANCE_PURCHASE" : "ISSUANCE_PROMO", -op.gems());
        remember(id, "CREDIT", ask, List.of());
        if (lot.isPaid() && wallet.owed > 0) {
            repay(op, now, lot);
        }
        return keys.applied(op.key(), ask, id);
    }

    /** A started gem counts as a whole one. */
    private void repay(LedgerOp.Credit op, Instant now, ModelLot lot) {
        ModelWallet wallet = wallet(op.user());
        long share = op.gems() * policy.debtShare() / 100 + (op.gems() * policy.debtShare() % 100 > 0 ? 1 : 0);
        long wanted = Math.min(share, wallet.owed);
        if (wanted == 0) {
            return;
        }
        expire(op.user(), now);
        long paid = Math.min(wanted, wallet.free());
        if (paid > 0) {
            Comparator<ModelLot> order = Comparator.comparing((ModelLot other) -> other != lot);
            wallet.take(wallet.pick(order.thenComparing(ModelLot.SPENT_FIRST), false, paid));
            wallet.owed -= paid;
            wallet.revision++;
        }
    }

    private String spend(LedgerOp.Spend op, Instant now, String id) {
        Ask ask = new Ask("SPEND", op.user(), op.gems(), "", "");
        Optional<String> earlier = keys.answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        expire(op.user(), now);
        if (wallet(op.user()).frozen) {
            return keys.rejected(op.key(), ask, "wallet-frozen");
        }
        if (op.gems() > policy.mostAtOnce().units()) {
            return keys.rejected(op.key(), ask, "over-limit");
        }
        return draw(op.key(), ask, "REVENUE", id);
    }

    private String adjust(LedgerOp.Adjust op, Instant now, String id) {
        Ask ask = new Ask("ADJUST", op.user(), op.gems(), "", "");
        Optional<String> earlier = keys.answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        expire(op.user(), now);
        return draw(op.key(), ask, "WRITE_OFF", id);
    }

    private String draw(String key, Ask ask, String house, String id) {
        ModelWallet wallet = wallet(ask.user());
        if (wallet.free() < ask.gems()) {
            return keys.rejected(key, ask, "insufficient-gems");
        }
        List<Part> parts = wallet.pick(ModelLot.SPENT_FIRST, false, ask.gems());
        wallet.take(parts);
        wallet.revision++;
        book(house, ask.gems());
        remember(id, ask.kind(), ask, parts);
        return keys.applied(key, ask, id);
    }

    private String reverse(LedgerOp.Reverse op, Instant now, String id) {
        Done spend = done.get(op.transfer());
        if (spend == null) {
            return "absent";
        }
        String key = "reverse:" + op.transfer();
        Ask ask = new Ask("REVERSE", spend.user(), spend.gems(), op.transfer(), "");
        Optional<String> earlier = keys.answer(key, ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        expire(spend.user(), now);
        if (!spend.kind().equals("SPEND")) {
            return keys.rejected(key, ask, "not-reversible");
        }
        ModelWallet wallet = wallet(spend.user());
        wallet.restore(spend.parts(), now, policy.restoreGrace());
        wallet.revision++;
        book("REVENUE", -spend.gems());
        remember(id, "REVERSE", ask, spend.parts());
        return keys.applied(key, ask, id);
    }

    private String clawBack(LedgerOp.ClawBack op, Instant now, String id) {
        Ask ask = new Ask("CLAWBACK", op.user(), op.gems(), op.charge(), "");
        Optional<String> earlier = keys.answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        expire(op.user(), now);
        ModelWallet wallet = wallet(op.user());
        long taken = Math.min(op.gems(), wallet.paidAndFree());
        List<Part> parts = wallet.pick(ModelHolds.refundOrder(op.charge()), true, taken);
        wallet.take(parts);
        wallet.owed += op.gems() - taken;
        wallet.revision++;
        book("REFUNDED", op.gems());
        remember(id, "CLAWBACK", ask, parts);
        return keys.applied(op.key(), ask, id);
    }

    private String reinstate(LedgerOp.Reinstate op, Instant now, String id) {
        Ask ask = new Ask("REINSTATE", op.user(), op.gems(), op.charge(), "");
        Optional<String> earlier = keys.answer(op.key(), ask);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        expire(op.user(), now);
        ModelWallet wallet = wallet(op.user());
        long canceled = Math.min(op.gems(), Math.min(op.ofDebt(), wallet.owed));
        long back = op.gems() - canceled;
        if (back > 0) {
            ModelLot lot = new ModelLot(id, new LedgerOp.Terms("PURCHASE", op.charge(), 50, null), back);
            lot.free = back;
            wallet.lots.put(id, lot);
        }
        wallet.owed -= canceled;
        wallet.revision++;
        book("REFUNDED", -op.gems());
        remember(id, "REINSTATE", ask, List.of());
        return keys.applied(op.key(), ask, id);
    }
}
