package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.User;
import dev.gembind.testkit.contract.OpenMovable;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.ledger.OpenCheckpoints;
import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.webhooks.OpenSeenEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Storages for tests. */
final class Opened {
    private Opened() {}

    /** Patient, because a machine that runs all tests at once is slow. */
    static JdbcConfig config(String url) {
        return JdbcConfig.of(url, url.startsWith("jdbc:postgresql:") ? PostgresServer.USER : null, null)
                .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    static JdbcStorage on(String url) {
        return JdbcStorage.open(config(url), new SplittableRandom(1));
    }

    /** Makes a database of the shared server, with all tables. */
    static String newDatabase() {
        String url = PostgresServer.shared().newDatabase();
        on(url).close();
        return url;
    }

    /** Deletes all rows of a database of the shared server, but none of gems and payments. */
    static void empty(String url) {
        execute(
                url,
                "TRUNCATE gembind_users, gembind_bindings, gembind_link_attempts, gembind_sessions,"
                        + " gembind_api_keys, gembind_audit");
    }

    /** Deletes all users, gems, payments and messages of a database of the shared server, past its guards. */
    static void emptyGems(String url) {
        List<String> guarded = List.of("gembind_transfers", "gembind_checkpoints", "gembind_heads");
        guarded.forEach(table -> execute(url, "ALTER TABLE " + table + " DISABLE TRIGGER USER"));
        execute(
                url,
                "TRUNCATE gembind_users, gembind_wallets, gembind_transfers, gembind_holds, gembind_orders,"
                        + " gembind_charges, gembind_refunds, gembind_outbox, gembind_seen_events,"
                        + " gembind_checkpoints, gembind_heads, gembind_statement_marks, gembind_subscriptions");
        guarded.forEach(table -> execute(url, "ALTER TABLE " + table + " ENABLE TRIGGER USER"));
    }

    static void execute(String url, String statement) {
        PostgresServer.shared().execute(url.substring(url.lastIndexOf('/') + 1), statement);
    }

    static OpenLedger asLedger(JdbcStorage storage) {
        return new OpenLedger(storage.transactor(), storage.payments().ledger(), storage::close);
    }

    static OpenCheckpoints asCheckpoints(JdbcStorage storage) {
        return new OpenCheckpoints(storage.transactor(), storage.checkpoints(), storage::close);
    }

    static OpenSeenEvents asSeenEvents(JdbcStorage storage) {
        return new OpenSeenEvents(storage.transactor(), storage.seenEvents(), storage.users(), storage::close);
    }

    static OpenPayments asPayments(JdbcStorage storage) {
        return new OpenPayments(storage.payments(), storage::close);
    }

    /** Runs statements in a transaction of a storage. */
    static <T> T inside(JdbcStorage storage, Function<JdbcScope, T> body) {
        return storage.transactor().write("inside", tx -> body.apply(((JdbcTransaction) tx).scope()));
    }

    static User user(String id) {
        return new User(new UserId(id), Instant.EPOCH);
    }

    static OpenStorage asContract(JdbcStorage storage) {
        return new OpenStorage(stores(storage), storage.sessions(), storage.apiKeys(), storage::close);
    }

    static OpenMovable asMovable(JdbcStorage storage) {
        return new OpenMovable(storage.movable(), stores(storage), storage.payments(), storage::close);
    }

    static BindingStores stores(JdbcStorage storage) {
        return new BindingStores(
                storage.transactor(), storage.users(), storage.bindings(), storage.linkAttempts(), storage.auditLog());
    }
}
