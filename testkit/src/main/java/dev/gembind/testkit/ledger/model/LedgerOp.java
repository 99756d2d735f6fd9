package dev.gembind.testkit.ledger.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happens to gems, as plain values. An empty text stands for what is absent. */
sealed interface LedgerOp {
    record Credit(String key, String user, long gems, Terms terms) implements LedgerOp {}

    record Terms(
            String source,
            String charge,
            int priority,
            @Nullable Instant end) {}

    record Spend(String key, String user, long gems) implements LedgerOp {}

    record Adjust(String key, String user, long gems) implements LedgerOp {}

    record Hold(
            String key, String user, long gems, @Nullable Duration expiresIn, String refundOf) implements LedgerOp {}

    /**
     * Spends what is held.
     *
     * @param gems zero for all of them
     */
    record Capture(String key, String hold, long gems) implements LedgerOp {}

    record Release(String key, String hold) implements LedgerOp {}

    record Reverse(String transfer) implements LedgerOp {}

    record ClawBack(String key, String user, String charge, long gems) implements LedgerOp {}

    record Reinstate(String key, String user, String charge, long gems, long ofDebt) implements LedgerOp {}

    record Freeze(String user, boolean frozen) implements LedgerOp {}

    record SweepHolds(int limit) implements LedgerOp {}

    record SweepWallet(String user) implements LedgerOp {}

    record Wait(Duration by) implements LedgerOp {}
}
