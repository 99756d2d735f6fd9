package dev.gembind.testkit.ledger.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hold whose state changes in place. */
final class ModelHold {
    final String id;
    final String user;
    final long gems;
    final List<ModelWallet.Part> parts;
    final String refundOf;
    final @Nullable Instant end;
    String state = "OPEN";
    long captured;

    ModelHold(String id, LedgerOp.Hold op, List<ModelWallet.Part> parts, @Nullable Instant end) {
        this.id = id;
        this.user = op.user();
        this.gems = op.gems();
        this.parts = parts;
        this.refundOf = op.refundOf();
        this.end = end;
    }

    boolean isOpen() {
        return state.equals("OPEN");
    }

    boolean isOver(Instant now) {
        return end != null && end.compareTo(now) <= 0;
    }

    @Override
    public String toString() {
        return id + " " + user + " " + gems + " " + refundOf + " " + (end == null ? "never" : end) + " " + state + " "
                + captured;
    }
}
