package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.transfer.MovablePayments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promises of {@link MovableRows}: every row can be read, in order, and put in as it is, once. */
abstract class MovableRowsContract extends MovingSuite {
    private static final int MANY = MovableRows.CHUNK * 2 + 1;

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
}
