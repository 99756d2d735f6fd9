package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.transfer.MovablePayments;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at whole storages, on one with gems. */
class GemDataCommandsTest {
    private static final UserId ALICE = new UserId("alice");

    @TempDir
    private Path folder;

    private Path data;
    private Path changed;

    @BeforeEach
    void bookSomething() {
        data = folder.resolve("data");
        changed = folder.resolve("changed");
        try (CsvStorage storage = open(data)) {
            LedgerContext context = new LedgerContext(
                    new Ids(InstantSource.system(), new SecureRandom()), InstantSource.system(), LedgerPolicy.USUAL);
            GemService gems =
                    new GemService(storage.transactor(), storage.payments().ledger(), context);
            Grant promo = Grant.of(LotSource.PROMO);
            assertThat(gems.credit(request("c"), new Credit(ALICE, new Gems(50), promo)))
                    .isInstanceOf(Outcome.Applied.class);
            assertThat(gems.spend(request("s"), new Spend(ALICE, new Gems(20)))).isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    @Tag("G-12")
    void conversionTakesGemsAlongAndBack() throws Exception {
        String database = "jdbc:h2:file:" + folder.resolve("db");

        JsonNode there = run(data, "convert", "--from", "csv:" + data, "--to", database, "--json")
                .json();
        JsonNode back = run(data, "convert", "--from", database, "--to", "csv:" + changed, "--json")
                .json();

        assertThat(back.path("tables")).isEqualTo(there.path("tables"));
        assertThat(rows(there, "wallets")).isEqualTo(1);
        assertThat(rows(there, "transfers")).isEqualTo(2);
        assertThat(run(changed, "verify").exit()).isZero();
    }

    @Test
    void gemsThatFitAreFine() {
        copy(transfer -> transfer);

        assertThat(run(changed, "verify").exit()).isZero();
    }

    @Test
    void anEditedTransferIsNamedThoughEveryChecksumIsRight() {
        copy(GemDataCommandsTest::withMoreGems);

        Ran verified = run(changed, "verify", "--json");

        assertThat(verified.exit()).isEqualTo(5);
        assertThat(verified.out()).contains("wallets", "alice revision 1", "not the one that was chained");
    }

    private static Transfer withMoreGems(Transfer transfer) {
        Intent asked = transfer.intent();
        Intent more = new Intent(asked.owner(), asked.gems().plus(new Gems(1)), asked.target(), asked.terms());
        return new Transfer(
                transfer.id(),
                transfer.kind(),
                transfer.key(),
                more,
                transfer.why(),
                transfer.recordedAt(),
                transfer.effect());
    }

    /** Writes everything of the ledger into another folder, as somebody would who knows how. */
    private void copy(UnaryOperator<Transfer> change) {
        try (CsvStorage from = open(data);
                CsvStorage to = open(changed)) {
            MovablePayments target = to.movable().payments();
            List<Transfer> transfers = from.transactor().read("all", view -> all(from, view));
            to.transactor().write("copy", tx -> {
                transfers.forEach(transfer -> target.transfers().adopt(tx, change.apply(transfer)));
                return transfers.size();
            });
            from.transactor().read("wallets", view -> {
                from.payments()
                        .ledger()
                        .scanWallets(
                                view, page -> to.transactor().<Boolean>write("wallets", tx -> adopt(target, tx, page)));
                return true;
            });
        }
    }

    private static boolean adopt(MovablePayments target, Transaction tx, List<Wallet> wallets) {
        wallets.forEach(wallet -> target.wallets().adopt(tx, wallet));
        return true;
    }

    private static List<Transfer> all(CsvStorage storage, Snapshot view) {
        List<Transfer> all = new ArrayList<>();
        storage.movable().payments().transfers().scan(view, all::addAll);
        return all;
    }

    private static long rows(JsonNode answer, String table) {
        for (JsonNode one : answer.path("tables")) {
            if (one.path("table").asText().equals(table)) {
                return one.path("rows").asLong();
            }
        }
        return -1;
    }

    private static Request request(String key) {
        return new Request(new TransferKey("test", key), new Why("system", "a gift, \"=1+1\"", Instant.EPOCH));
    }

    private static CsvStorage open(Path folder) {
        return CsvStorage.open(CsvConfig.in(folder), InstantSource.system(), new SecureRandom());
    }

    private Ran run(Path data, String... args) {
        return Ran.command(folder, Map.of("CSV_DATA_DIR", data.toString()), args);
    }
}
