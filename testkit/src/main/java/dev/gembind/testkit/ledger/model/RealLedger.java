package dev.gembind.testkit.ledger.model;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemHolds;
import dev.gembind.core.ledger.GemLedger;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OfCharge;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Transaction;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Does operations for real. */
final class RealLedger {
    static final String SCOPE = "op";
    private static final String REASON = "r\u00e9ason, \"quoted\"\r\n\u0000=1|2\ud83d\udc8e";

    private final InstantSource time;
    private final GemLedger ledger;
    private final GemHolds holds;

    RealLedger(LedgerStore store, LedgerContext context) {
        this.time = context.time();
        this.ledger = new GemLedger(store, context);
        this.holds = new GemHolds(store, context);
    }

    /** What came of an operation, in the model's words. */
    record Answer(String text, @Nullable Outcome outcome) {
        /** Returns the id of the transfer that an operation made; empty if it made none. */
        String id() {
            return outcome instanceof Outcome.Applied applied
                    ? applied.transfer().id()
                    : "";
        }
    }

    Answer apply(Transaction tx, LedgerOp op) {
        if (op instanceof LedgerOp.SweepHolds sweep) {
            return new Answer("swept " + holds.expireDue(tx, sweep.limit()), null);
        }
        if (op instanceof LedgerOp.SweepWallet sweep) {
            return new Answer("swept " + ledger.expire(tx, new UserId(sweep.user())), null);
        }
        if (op instanceof LedgerOp.Freeze freeze) {
            ledger.setFrozen(tx, new UserId(freeze.user()), freeze.frozen());
            return new Answer("done", null);
        }
        Outcome outcome = request(tx, op);
        return new Answer(text(outcome), outcome);
    }

    private Outcome request(Transaction tx, LedgerOp op) {
        if (op instanceof LedgerOp.Credit credit) {
            return ledger.credit(tx, request(credit.key()), credit(credit));
        }
        if (op instanceof LedgerOp.Spend spend) {
            return ledger.spend(tx, request(spend.key()), spend(spend.user(), spend.gems()));
        }
        if (op instanceof LedgerOp.Adjust adjust) {
            return ledger.adjust(tx, request(adjust.key()), spend(adjust.user(), adjust.gems()));
        }
        if (op instanceof LedgerOp.Reverse reverse) {
            return ledger.reverse(tx, reverse.transfer(), why());
        }
        if (op instanceof LedgerOp.ClawBack back) {
            return ledger.clawBack(tx, request(back.key()), charge(back.user(), back.charge(), back.gems()));
        }
        if (op instanceof LedgerOp.Reinstate won) {
            OfCharge charge = charge(won.user(), won.charge(), won.gems());
            return ledger.reinstate(tx, request(won.key()), charge, new Gems(won.ofDebt()));
        }
        return hold(tx, op);
    }

    private Outcome hold(Transaction tx, LedgerOp op) {
        if (op instanceof LedgerOp.Hold hold) {
            String charge = hold.refundOf().isEmpty() ? null : hold.refundOf();
            OpenHold wanted = new OpenHold(new UserId(hold.user()), new Gems(hold.gems()), hold.expiresIn(), charge);
            return holds.open(tx, request(hold.key()), wanted);
        }
        if (op instanceof LedgerOp.Capture capture) {
            Gems gems = capture.gems() == 0 ? null : new Gems(capture.gems());
            return holds.capture(tx, request(capture.key()), capture.hold(), gems);
        }
        if (op instanceof LedgerOp.Release release) {
            return holds.release(tx, request(release.key()), release.hold());
        }
        throw new IllegalArgumentException("nobody can do " + op);
    }

    private Request request(String key) {
        return new Request(new TransferKey(SCOPE, key), why());
    }

    private Why why() {
        return new Why("system", REASON, time.instant());
    }

    private static Credit credit(LedgerOp.Credit op) {
        LedgerOp.Terms terms = op.terms();
        String charge = terms.charge().isEmpty() ? null : terms.charge();
        Grant grant = new Grant(LotSource.valueOf(terms.source()), charge, terms.priority(), terms.end());
        return new Credit(new UserId(op.user()), new Gems(op.gems()), grant);
    }

    private static Spend spend(String user, long gems) {
        return new Spend(new UserId(user), new Gems(gems));
    }

    private static OfCharge charge(String user, String charge, long gems) {
        return new OfCharge(new UserId(user), charge, new Gems(gems));
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return "applied " + applied.transfer().id();
        }
        if (outcome instanceof Outcome.Replayed replayed) {
            return "replayed " + replayed.transfer().id();
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return "rejected " + rejected.rejection().code() + (rejected.replayed() ? " again" : " now");
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            return "conflict " + conflict.field();
        }
        return outcome instanceof Outcome.Absent ? "absent" : "in flight";
    }
}
