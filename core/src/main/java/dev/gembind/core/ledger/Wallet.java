package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one user has, as of one revision. It is the unit of locking: whoever changes it holds it alone. Immutable.
 *
 * @param owner whose it is
 * @param revision how many transfers made it; zero for one that was never used
 * @param balance what is in it
 * @param lots what its gems are made of, in the order they are spent; their sums are the balance's
 * @param frozen whether an operator keeps its owner from spending
 * @param head the last hash of its chain, 64 hexadecimal digits; empty at revision zero
 */
public record Wallet(UserId owner, long revision, Balance balance, List<Lot> lots, boolean frozen, String head) {
    /**
     * @throws IllegalArgumentException if lots and balance differ
     */
    public Wallet {
        lots = List.copyOf(lots);
        long free = 0;
        long held = 0;
        for (Lot lot : lots) { // each request makes wallets: a stream takes several times as long
            free += lot.free().units();
            held += lot.held().units();
        }
        if (free != balance.gems().units() || held != balance.held().units()) {
            throw new IllegalArgumentException("lots of the wallet of " + owner + " hold " + free + " and " + held
                    + " gems, but its balance is " + balance);
        }
    }

    /** Returns the wallet of somebody who never had a gem. */
    public static Wallet unused(UserId owner) {
        return new Wallet(owner, 0, Balance.ZERO, List.of(), false, "");
    }

    /** Returns what can be spent at a time: what has expired no longer counts, booked or not. */
    public Gems spendableAt(Instant now) {
        return lots.stream().filter(lot -> lot.isExpired(now)).map(Lot::free).reduce(balance.gems(), Gems::minus);
    }

    /** Returns the same revision without free gems that have expired at a time. */
    Wallet at(Instant now) {
        List<Lot> live = lots.stream()
                .map(lot -> lot.isExpired(now) ? lot.with(Gems.ZERO, lot.held()) : lot)
                .filter(lot -> !lot.isEmpty())
                .toList();
        Balance left = new Balance(spendableAt(now), balance.held(), balance.owed());
        return new Wallet(owner, revision, left, live, frozen, head);
    }

    /** Returns when the first of its gems expire, if ever. */
    public Optional<Instant> nextExpiry() {
        Instant first = null;
        for (Lot lot : lots) {
            Instant end = lot.free().isZero() ? null : lot.expiresAt();
            first = end == null || (first != null && first.isBefore(end)) ? first : end;
        }
        return Optional.ofNullable(first);
    }

    /** Returns the same wallet, frozen or not. */
    public Wallet frozen(boolean next) {
        return new Wallet(owner, revision, balance, lots, next, head);
    }
}
