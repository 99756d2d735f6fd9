package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.junit.LeakCheck;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A storage in which alice was credited ten gems, and what posts to it directly. */
@ExtendWith(LeakCheck.class)
abstract class SpendScene {
    String url = "";
    JdbcStorage storage;
    GemDesk desk;

    @BeforeEach
    void open() {
        url = Opened.newDatabase();
        reopen(Opened.config(url));
        assertThat(desk.credit("c", 10)).isInstanceOf(Outcome.Applied.class);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    void reopen(JdbcConfig config) {
        storage = JdbcStorage.open(config, new SplittableRandom(1));
        desk = new GemDesk(storage);
    }

    Transfer newest() {
        return storage.transactor()
                .read("newest", view -> storage.payments().ledger().newest(view, GemDesk.ALICE, Long.MAX_VALUE, 1))
                .get(0);
    }

    Wallet next(Transaction tx, long revision) {
        Wallet now = storage.payments().ledger().find(tx, GemDesk.ALICE).orElseThrow();
        return new Wallet(now.owner(), revision, now.balance(), now.lots(), now.frozen(), now.head());
    }

    /** Returns a transfer of this key and revision with another id, and otherwise the same. */
    static Transfer another(Transfer stored, TransferKey key, long revision) {
        return new Transfer(
                "another",
                stored.kind(),
                key,
                stored.intent(),
                stored.why(),
                stored.recordedAt(),
                moved(stored, revision));
    }

    private static Transfer.Moved moved(Transfer stored, long revision) {
        Transfer.Moved moved = stored.moved().orElseThrow();
        return new Transfer.Moved(moved.postings(), moved.uses(), revision, moved.after(), moved.chain());
    }
}
