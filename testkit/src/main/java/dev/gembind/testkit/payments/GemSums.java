package dev.gembind.testkit.payments;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Gems;

/** What a user has after so many {@link GemUpdates}, by arithmetic of its own. */
public final class GemSums {
    /** How many gems a payment brings. */
    static final long BOUGHT = 100;

    private static final long DEBT_SHARE = 50;

    private long gems;
    private long held;
    private long owed;
    private boolean holding;
    private long owedInDispute;

    private GemSums() {}

    /** Returns the balance after the updates from 1 to a number. */
    public static Balance after(long number) {
        GemSums sums = new GemSums();
        for (long i = 0; i < number; i++) {
            sums.add((int) (i % GemUpdates.PERIOD), i / GemUpdates.PERIOD % GemUpdates.REFUNDED_PERIODS == 0);
        }
        return new Balance(new Gems(sums.gems), new Gems(sums.held), new Gems(sums.owed));
    }

    private void add(int kind, boolean refunded) {
        switch (kind) {
            case 1, 5 -> buy();
            case 2 -> spend(GemUpdates.SMALL_SPEND);
            case 3 -> hold();
            case 4 -> capture();
            case 6 -> takeBack(BOUGHT);
            case 8 -> owedInDispute = takeBack(BOUGHT);
            case 9 -> giveAgain();
            case 10 -> askBack(refunded);
            case 11 -> giveBack(refunded);
            default -> {} // an order, or a spend that is refused
        }
    }

    private void buy() {
        long repaid = Math.min(DEBT_SHARE, owed);
        gems += BOUGHT - repaid;
        owed -= repaid;
    }

    private void spend(long amount) {
        if (gems >= amount) {
            gems -= amount;
        }
    }

    private void hold() {
        holding = gems >= GemUpdates.HELD;
        if (holding) {
            gems -= GemUpdates.HELD;
            held += GemUpdates.HELD;
        }
    }

    private void capture() {
        if (holding) {
            held -= GemUpdates.HELD;
            gems += GemUpdates.HELD - GemUpdates.CAPTURED;
        }
    }

    /** Returns what is owed for it. */
    private long takeBack(long amount) {
        long there = Math.min(gems, amount);
        gems -= there;
        owed += amount - there;
        return amount - there;
    }

    private void giveAgain() {
        long canceled = Math.min(owedInDispute, owed);
        owed -= canceled;
        gems += BOUGHT - canceled;
    }

    private void askBack(boolean refunded) {
        if (!refunded) {
            spend(1);
            return;
        }
        held = Math.min(gems, BOUGHT);
        gems -= held;
    }

    private void giveBack(boolean refunded) {
        if (!refunded) {
            spend(1);
            return;
        }
        owed += BOUGHT - held;
        held = 0;
    }
}
