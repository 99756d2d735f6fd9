package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps wallets, transfers and holds. It holds no rule: it stores what it is given, if nothing is in the way, and says
 * whether something was.
 *
 * <p>Thread-safe. Every method throws {@link dev.gembind.core.storage.StorageException} when the storage fails. A transfer
 * is never changed or deleted.
 */
public interface LedgerStore {
    /** Finds the transfer with a key, refused ones too. */
    Optional<Transfer> find(Snapshot snapshot, TransferKey key);

    /** Finds a transfer by its id, refused ones too. */
    Optional<Transfer> find(Snapshot snapshot, String id);

    /** Finds the transfer that made a revision of a wallet. */
    Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision);

    /**
     * Returns the transfers that made the revisions of a wallet, the newest first, without refused ones.
     *
     * @param below only revisions below this one
     * @param limit how many at most, at least 1
     */
    List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit);

    /** Finds a wallet; empty for somebody who never had a gem. */
    Optional<Wallet> find(Snapshot snapshot, UserId owner);

    /**
     * Returns a wallet to be changed, {@link Wallet#unused} when there is none. Two transactions that ask for the same wallet
     * follow one another, also for its first transfer: the second waits, or it is refused and its body runs again.
     */
    Wallet lock(Transaction tx, UserId owner);

    /**
     * Stores a transfer that moved gems and the wallet it made.
     *
     * @param transfer its effect is {@link Transfer.Moved}, with the wallet's revision
     * @param next the wallet after it, of the same revision
     * @return false, with nothing stored, when the key is in use or the stored wallet is not of the revision before
     * @throws IllegalArgumentException if the id is in use, or transfer and wallet differ in revision; then the transaction
     *     must be given up
     */
    boolean post(Transaction tx, Transfer transfer, Wallet next);

    /**
     * Stores a refused transfer.
     *
     * @return false, with nothing stored, when the key is in use
     * @throws IllegalArgumentException if the id is in use; then the transaction must be given up
     */
    boolean refuse(Transaction tx, Transfer transfer);

    /** Freezes or frees a wallet, which exists afterwards even if it was never used. */
    void setFrozen(Transaction tx, UserId owner, boolean frozen);

    /**
     * Stores a new hold.
     *
     * @throws IllegalArgumentException if its id is in use; then the transaction must be given up
     */
    void insertHold(Transaction tx, Hold hold);

    /**
     * Stores how an open hold ended.
     *
     * @return false, with nothing stored, when the stored one is not open, or there is none
     */
    boolean endHold(Transaction tx, Hold ended);

    /** Finds a hold. */
    Optional<Hold> findHold(Snapshot snapshot, String id);

    /** Returns the open holds of a user, in the order of their ids. */
    List<Hold> openHolds(Snapshot snapshot, UserId owner);

    /** Returns open holds whose time is over at the given one, the earliest first, and by id among equals. */
    List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit);

    /**
     * Returns owners of wallets with free gems that have expired at the given time, those whose first gems expired earliest
     * first, and by id among equals.
     */
    List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit);

    /**
     * Hands every wallet to the sink, some at a time, in UTF-16 code unit order of the owners. What it costs for each of them
     * does not grow with how many there are.
     *
     * @param sink takes at least one wallet, and at most {@link MovableRows#CHUNK}; false ends the scan. It may read on the
     *     same snapshot
     */
    void scanWallets(Snapshot snapshot, Predicate<List<Wallet>> sink);

    /** Adds up the postings of all transfers. The amounts balance, or {@link IllegalArgumentException} tells they do not. */
    Postings totals(Snapshot snapshot);
}
