package dev.gembind.core.transfer;

import dev.gembind.core.ledger.LedgerFault;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.LedgerVerifier;
import dev.gembind.core.storage.Snapshot;
import java.util.List;

/** Checks the ledger, and tells what does not hold in the words of {@link RuleCheck}. */
public final class LedgerCheck {
    private LedgerCheck() {}

    /** Returns the first row of each wallet that breaks a rule, at most 1,000. */
    public static List<BrokenRule> of(LedgerStore store, Snapshot view) {
        return LedgerVerifier.faults(store, view).stream()
                .map(LedgerCheck::broken)
                .toList();
    }

    private static BrokenRule broken(LedgerFault fault) {
        String row = fault.owner() == null ? "all" : fault.owner() + " revision " + fault.revision();
        return new BrokenRule(fault.owner() == null ? "transfers" : "wallets", row, fault.rule());
    }
}
