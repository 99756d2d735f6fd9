package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.transfer.BrokenRule;
import dev.gembind.core.transfer.CopyProgress;
import dev.gembind.core.transfer.MovablePayments;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.transfer.RuleCheck;
import dev.gembind.core.transfer.StorageCopy;
import dev.gembind.core.transfer.StorageDigest;
import dev.gembind.core.transfer.TableDigest;
import dev.gembind.core.transfer.TargetNotEmptyException;
import dev.gembind.testkit.junit.StoreContract;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link MovableRows}: everything can be read out of a storage, and put into it, as it is. */
@Tag("G-12")
public abstract class MovingContract extends StoreContract<OpenMovable> {
    private static final int MANY = MovableRows.CHUNK * 2 + 1;

    private final InMemoryStorage memory = InMemoryStorage.create();

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    private MovableStorage storage() {
        return opened().storage();
    }

    @Test
    void everythingComesThroughInBothDirections() {
        fillMemory();
        InMemoryStorage back = InMemoryStorage.create();

        List<TableDigest> there = copy(memory.movable(), storage());
        reopen();
        List<TableDigest> here = copy(storage(), back.movable());

        assertThat(here)
                .isEqualTo(there)
                .extracting(TableDigest::rows)
                .containsExactly(4L, 4L, 4L, 2L, 2L, 3L, 2L, 9L, 3L, 2L, 4L, 3L, 2L, 1L, 2L, 2L, 2L, 4L);
        assertThat(StorageDigest.of(back.movable(), CopyProgress.SILENT))
                .isEqualTo(StorageDigest.of(memory.movable(), CopyProgress.SILENT));
        assertThat(rules()).isEmpty();
    }

    private void fillMemory() {
        MovingRows.fill(memory.movable());
        MovingGems.fill(memory.paymentStores());
        MovingMarks.fill(memory);
    }

    @Test
    void anEmptyStorageIsCopiedAsOne() {
        assertThat(copy(memory.movable(), storage())).allMatch(table -> table.rows() == 0);
        assertThat(copy(storage(), memory.movable())).allMatch(table -> table.rows() == 0);
    }

    @Test
    void manyRowsComeInPiecesAndInOrder() {
        List<User> users = IntStream.range(0, MANY)
                .mapToObj(i -> Samples.user("user-" + (10_000 + i)))
                .toList();
        storage().transactor().write("many", tx -> {
            for (int i = MANY - 1; i >= 0; i--) {
                storage().users().adopt(tx, users.get(i));
            }
            return true;
        });
        reopen();

        List<Integer> sizes = new ArrayList<>();
        List<User> seen = new ArrayList<>();
        storage().transactor().read("scan", view -> {
            storage().users().scan(view, rows -> {
                sizes.add(rows.size());
                return seen.addAll(rows);
            });
            return true;
        });

        assertThat(seen).isEqualTo(users);
        assertThat(sizes)
                .allMatch(size -> size >= 1 && size <= MovableRows.CHUNK)
                .hasSizeGreaterThan(2);
    }

    @Test
    void theWholeAuditLogIsReadInTheOrderOfAdding() {
        List<AuditEvent> events = IntStream.range(0, MANY)
                .mapToObj(i -> Samples.event("e" + (MANY - i), "detail " + i))
                .toList();
        for (int from = 0; from < MANY; from += 100) {
            List<AuditEvent> some = events.subList(from, Math.min(MANY, from + 100));
            storage().transactor().write("some", tx -> {
                some.forEach(event -> storage().audit().adopt(tx, event));
                return true;
            });
        }
        assertThat(audit()).isEqualTo(events);
        reopen();

        assertThat(audit()).isEqualTo(events);
    }

    @Test
    void aScanEndsWhenTheSinkHasEnough() {
        storage().transactor().write("many", tx -> {
            IntStream.range(0, MANY).forEach(i -> storage().users().adopt(tx, Samples.user("u" + i)));
            return true;
        });
        List<Integer> sizes = new ArrayList<>();

        storage().transactor().read("scan", view -> {
            storage().users().scan(view, rows -> {
                sizes.add(rows.size());
                return false;
            });
            return true;
        });

        assertThat(sizes).hasSize(1);
    }

    @Test
    void aScanInATransactionSeesItsChanges() {
        List<Integer> counts = storage().transactor().write("own", tx -> {
            storage().users().adopt(tx, Samples.user("alice"));
            storage().audit().adopt(tx, Samples.event("e1"));
            List<Integer> seen = new ArrayList<>();
            storage().users().scan(tx, rows -> seen.add(rows.size()));
            storage().audit().scan(tx, rows -> seen.add(rows.size()));
            return seen;
        });

        assertThat(counts).containsExactly(1, 1);
    }

    @Test
    void aTakenKeyOrPlaceIsRefused() {
        MovingRows.fill(storage());

        refused(storage().users(), Samples.user("alice"));
        refused(storage().apiKeys(), MovingRows.key("k1", null));
        refused(storage().sessions(), MovingRows.session("t1", Samples.ALICE));
        refused(storage().audit(), Samples.event("e1"));
        refused(storage().attempts(), Samples.attempt("a1aaaa", Samples.ALICE, Samples.NOW));
        refused(storage().bindings(), Samples.binding("b9", Samples.BOB, Platform.DISCORD, 1));
        refused(storage().bindings(), Samples.binding("b9", Samples.ALICE, Platform.DISCORD, 77));
    }

    @Test
    void aTakenKeyOrPlaceOfGemsIsRefused() {
        fillMemory();
        copy(memory.movable(), storage());
        MovablePayments there = storage().payments();

        refused(there.wallets(), Wallet.unused(Samples.BOB));
        for (Transfer transfer :
                MovingRows.all(memory.movable(), memory.movable().payments().transfers())) {
            refused(there.transfers(), transfer);
            refused(there.transfers(), MovingGems.renamed(transfer, transfer.key()));
            if (transfer.moved().isPresent()) {
                refused(there.transfers(), MovingGems.renamed(transfer, new TransferKey("scope", "fresh")));
            }
        }
        refused(there.holds(), MovingRows.all(storage(), there.holds()).get(0));
        refused(there.orders(), MovingGems.order("o1", OrderState.OPEN, Samples.NOW));
        refused(there.charges(), MovingRows.all(storage(), there.charges()).get(0));
        Refund pending = MovingRows.all(storage(), there.refunds()).get(0);
        refused(there.refunds(), pending);
        refused(there.refunds(), MovingGems.renamed(pending, "r9"));
        refused(there.messages(), MovingRows.all(storage(), there.messages()).get(0));
        refused(
                there.checkpoints(),
                MovingRows.all(storage(), there.checkpoints()).get(1));
        refused(there.heads(), MovingRows.all(storage(), there.heads()).get(0));
        refused(there.seenEvents(), MovingMarks.EVENTS.get(0));
    }

    @Test
    void eventsComeBySourceAndThenById() {
        fillMemory();
        copy(memory.movable(), storage());
        reopen();

        assertThat(MovingRows.all(storage(), storage().payments().seenEvents())).isEqualTo(MovingMarks.EVENTS);
    }

    @Test
    void failedRefundsOfAChargeStandBesideEachOther() {
        fillMemory();
        Refund failed = MovingRows.all(
                        memory.movable(), memory.movable().payments().refunds())
                .get(2);
        copy(memory.movable(), storage());

        storage().transactor().write("another", tx -> {
            storage().payments().refunds().adopt(tx, MovingGems.renamed(failed, "r4"));
            return true;
        });
        reopen();

        assertThat(MovingRows.all(storage(), storage().payments().refunds()))
                .extracting(Refund::id)
                .containsExactly("r1", "r2", "r3", "r4");
    }

    @Test
    void aTargetThatHoldsSomethingIsRefusedAndLeftAlone() {
        MovingRows.fill(memory.movable());
        storage().transactor().write("one", tx -> {
            storage().apiKeys().adopt(tx, MovingRows.key("k9", null));
            return true;
        });
        List<TableDigest> before = StorageDigest.of(storage(), CopyProgress.SILENT);

        assertThatThrownBy(() -> copy(memory.movable(), storage()))
                .isInstanceOf(TargetNotEmptyException.class)
                .hasMessageContaining("api_keys");
        assertThat(StorageDigest.of(storage(), CopyProgress.SILENT)).isEqualTo(before);
    }

    @Test
    void rowsWithoutTheirUserAreFound() {
        MovingRows.fill(storage());
        storage().transactor().write("orphans", tx -> {
            storage().bindings().adopt(tx, Samples.binding("b8", new UserId("nobody"), Platform.DISCORD, 88));
            storage().sessions().adopt(tx, MovingRows.session("t8", new UserId("nobody")));
            storage().attempts().adopt(tx, Samples.attempt("a8aaaa", new UserId("nobody"), Samples.NOW));
            return true;
        });

        assertThat(rules())
                .extracting(BrokenRule::table)
                .containsExactlyInAnyOrder("bindings", "sessions", "link_attempts");
    }

    @Test
    void gemsThatNoLongerFitAreFound() {
        fillMemory();
        copy(memory.movable(), storage());
        MovablePayments there = storage().payments();
        Transfer credit = MovingRows.all(storage(), there.transfers()).get(0);
        storage().transactor().write("misfits", tx -> {
            there.wallets().adopt(tx, MovingGems.lotsFromNowhere(new UserId("carol")));
            there.holds().adopt(tx, MovingGems.hold("h9", credit.owner(), HoldState.RELEASED));
            there.charges().adopt(tx, MovingGems.sold("never-credited"));
            there.refunds().adopt(tx, MovingGems.pending("r9", "nowhere", "h9"));
            return true;
        });

        assertThat(rules())
                .extracting(fault -> fault.table() + ": " + fault.rule())
                .containsExactlyInAnyOrder(
                        "wallets: its transfer is missing",
                        "holds: no transfer opened it",
                        "charges: no transfer credited the gems it sold",
                        "refunds: its charge does not exist",
                        "refunds: it is pending, and its gems are not set aside");
    }

    private List<BrokenRule> rules() {
        return RuleCheck.of(storage(), opened().stores(), opened().payments());
    }

    private List<AuditEvent> audit() {
        return MovingRows.all(storage(), storage().audit());
    }

    private <R> void refused(MovableRows<R> rows, R row) {
        assertThatThrownBy(() -> storage().transactor().write("clash", tx -> {
                    rows.adopt(tx, row);
                    return true;
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<TableDigest> copy(MovableStorage from, MovableStorage to) {
        return new StorageCopy(from, to, CopyProgress.SILENT).run();
    }
}
