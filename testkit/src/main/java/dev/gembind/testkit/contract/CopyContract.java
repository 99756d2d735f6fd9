package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.transfer.BrokenRule;
import dev.gembind.core.transfer.CopyProgress;
import dev.gembind.core.transfer.MovablePayments;
import dev.gembind.core.transfer.RuleCheck;
import dev.gembind.core.transfer.StorageDigest;
import dev.gembind.core.transfer.TableDigest;
import dev.gembind.core.transfer.TargetNotEmptyException;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything can be copied out of a storage, and into it, and what no longer fits is found. */
abstract class CopyContract extends MovingSuite {
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

    @Test
    void anEmptyStorageIsCopiedAsOne() {
        assertThat(copy(memory.movable(), storage())).allMatch(table -> table.rows() == 0);
        assertThat(copy(storage(), memory.movable())).allMatch(table -> table.rows() == 0);
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
}
