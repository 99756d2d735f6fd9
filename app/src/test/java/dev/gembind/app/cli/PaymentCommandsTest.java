package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.json.CatalogueJson;
import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about payments, on data that nobody else has open: one charge that is credited, one that fits no order. */
@Tag("A-35")
class PaymentCommandsTest {
    private static final UserId ALICE = new UserId("alice");
    private static final ChargeId PAID = new ChargeId("stripe", "pi_1");
    private static final ChargeId UNCLEAR = new ChargeId("host", "ch_1");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final LedgerContext ledger = new LedgerContext(
            new Ids(InstantSource.system(), new SecureRandom()), InstantSource.system(), LedgerPolicy.USUAL);

    @BeforeEach
    void pay() {
        environment.put("CSV_DATA_DIR", folder.resolve("data").toString());
        environment.put("STRIPE_SECRET_KEY", "sk_test_12345678");
        environment.put("STRIPE_WEBHOOK_SECRETS", "whsec_of_the_endpoint");
        stored(storage -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            storage.transactor().write("alice", tx -> storage.users().insertIfAbsent(tx, new User(ALICE, now)));
            PaymentService payments = payments(storage);
            PlaceOutcome.Placed placed = (PlaceOutcome.Placed) payments.place(ALICE, "gems-100", Channel.STRIPE);
            payments.paid(PAID, placed.payload(), new Payment(null, null, new Price(99, "USD"), now, null));
            return payments.paid(UNCLEAR, "", new Payment("another", null, new Price(99, "USD"), now, null));
        });
    }

    private PaymentService payments(CsvStorage storage) {
        SecretKeys keys = new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of());
        return new PaymentService(
                storage.payments(), new PaymentContext(ledger, new OrderPayload(keys), CatalogueJson.shipped()));
    }

    private <T> T stored(Function<CsvStorage, T> work) {
        try (CsvStorage storage =
                CsvStorage.open(CsvConfig.in(folder.resolve("data")), InstantSource.system(), new SecureRandom())) {
            return work.apply(storage);
        }
    }

    private Ran run(String... args) {
        return Ran.command(folder, environment, args);
    }

    @Test
    void chargesAreListedByStateForPeopleAndPrograms() throws Exception {
        Ran all = run("payments", "list");
        JsonNode unclear =
                run("payments", "list", "--state", "suspense", "--json").json();

        assertThat(all.out()).contains("stripe:pi_1  credited  99 USD", "alice  100 gems", "host:ch_1  suspense");
        assertThat(unclear.path("items").findValuesAsText("charge")).containsExactly("host:ch_1");
        assertThat(run("payments", "list", "--limit", "1", "--json").json().path("items"))
                .hasSize(1);
        assertThat(run("payments", "list", "--state", "lost").exit()).isEqualTo(2);
    }

    @Test
    void ordersOfAUserAreListed() throws Exception {
        JsonNode orders =
                run("payments", "orders", "--user", "alice", "--json").json().path("items");

        assertThat(orders).hasSize(1);
        assertThat(orders.at("/0/state").asText()).isEqualTo("paid");
        assertThat(orders.at("/0/package").asText()).isEqualTo("gems-100");
        assertThat(run("payments", "orders", "--user", "alice").out())
                .contains(orders.at("/0/order").asText() + "  paid  99 USD", "gems-100  by stripe");
        assertThat(run("payments", "orders", "--user", "nobody").out()).isBlank();
        assertThat(run("payments", "orders", "--user", "no body").exit()).isEqualTo(2);
        assertThat(run("payments", "orders").exit()).isEqualTo(2);
    }

    @Test
    void aChargeIsShown() throws Exception {
        JsonNode charge = run("payments", "show", "stripe:pi_1", "--json").json();

        assertThat(charge.path("user").asText()).isEqualTo("alice");
        assertThat(charge.path("amount").asLong()).isEqualTo(99);
        assertThat(run("payments", "show", "stripe:pi_1").out()).contains("credited", "taken back 0");
        assertThat(run("payments", "show", "stripe:pi_9").exit()).isEqualTo(1);
        assertThat(run("payments", "show", "nonsense").exit()).isEqualTo(2);
    }

    @Test
    @Tag("G-04")
    void aRefundSetsGemsAsideAndWaitsForAServer() throws Exception {
        Ran first = run("payments", "refund", "stripe:pi_1", "--reason", "bought twice");
        JsonNode again = run("payments", "refund", "stripe:pi_1", "--reason", "again", "--json")
                .json();
        JsonNode waiting = run("outbox", "list", "--json").json();

        assertThat(first.out()).contains("asked for; it is pending");
        assertThat(again.path("replayed").asBoolean()).isTrue();
        assertThat(run("ledger", "show", "alice", "--json").json().path("held").asLong())
                .isEqualTo(100);
        assertThat(waiting.path("items").findValuesAsText("topic")).contains("payment.refund");
        assertThat(run("payments", "show", "stripe:pi_1").out()).contains("refund pending");
    }

    @Test
    @Tag("G-04")
    void aRefundThatFailedIsShown() throws Exception {
        stored(storage -> payments(storage).refunded(PAID, 99));
        assertThat(run("payments", "show", "stripe:pi_1").out())
                .contains("reversed")
                .doesNotContain("failed");

        stored(storage -> payments(storage).refundFailed(PAID, "re_1", 99));

        assertThat(run("payments", "show", "stripe:pi_1").out())
                .contains("credited", "a refund failed", "refund re_1 failed, 99 USD came back");
        JsonNode shown = run("payments", "show", "stripe:pi_1", "--json").json();
        assertThat(shown.at("/refunds_failed/re_1").asLong()).isEqualTo(99);
        assertThat(run("payments", "list").out()).contains("a refund failed");
    }

    @Test
    @Tag("G-04")
    void aRefundOfASubscriptionHasItEndIfToldSo() throws Exception {
        environment.put("TELEGRAM_BOT_TOKEN", "123456:AAF-secret_part_of_the_token_abcdef");
        environment.put("TELEGRAM_BOT_USERNAME", "gembind_bot");
        stored(storage -> {
            PaymentService payments = payments(storage);
            PlaceOutcome.Placed placed = (PlaceOutcome.Placed) payments.place(ALICE, "plus", Channel.TELEGRAM);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            Payment paid = new Payment(null, "4711", placed.order().price(), now, now.plus(30, ChronoUnit.DAYS));
            return payments.paid(new ChargeId("telegram", "stx_1"), placed.payload(), paid);
        });

        Ran ended = run("payments", "refund", "telegram:stx_1", "--reason", "x", "--end-subscription");
        Ran none = run("payments", "refund", "stripe:pi_1", "--reason", "x", "--end-subscription");

        assertThat(ended.out()).contains("it is pending", "the provider will be asked to end the subscription");
        assertThat(run("outbox", "list", "--json").json().path("items").findValuesAsText("topic"))
                .contains("payment.refund", "subscription.renewing");
        assertThat(none.out()).contains("there is no subscription to end");
    }

    @Test
    @Tag("G-04")
    void aRefundOfSpentGemsAsksWhatBecomesOfThem() {
        stored(storage -> new GemService(
                        storage.transactor(), storage.payments().ledger(), ledger)
                .spend(
                        new Request(new TransferKey("spend:alice", "s"), new Why("system", "a film", Instant.now())),
                        new Spend(ALICE, new Gems(30))));

        Ran refused = run("payments", "refund", "stripe:pi_1", "--reason", "x");
        Ran forced = run("payments", "refund", "stripe:pi_1", "--reason", "x", "--if-spent", "write-off");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("partly-spent (30 gems)");
        assertThat(forced.exit()).isZero();
        assertThat(run("payments", "refund", "stripe:pi_1", "--reason", "x", "--if-spent", "keep")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void whatNoProviderCanGiveBackIsRefusedAtOnce() {
        assertThat(run("payments", "refund", "host:ch_1", "--reason", "x").err())
                .contains("no-such-provider");
        assertThat(run("payments", "refund", "stripe:pi_9", "--reason", "x").err())
                .contains("not-refundable");
        assertThat(run("payments", "refund", "stripe:pi_1").exit()).isEqualTo(2);
    }

    @Test
    @Tag("B-08")
    void aChargeThatFitsNoOrderIsGivenToAUserOnceAndNoted() throws Exception {
        assertThat(run("payments", "quarantine").out()).contains("host:ch_1").doesNotContain("pi_1");

        String[] command = {"payments", "quarantine", "host:ch_1", "--user", "alice", "--package", "gems-550"};
        Ran given = run(command);
        Ran again = run(command);

        assertThat(given.out()).contains("host:ch_1  credited", "alice  550 gems");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("not-assignable");
        assertThat(run("ledger", "show", "alice", "--json").json().path("gems").asLong())
                .isEqualTo(650);
        assertThat(run("payments", "quarantine", "--json").json().path("items")).isEmpty();
        List<AuditEvent> events = stored(storage ->
                storage.transactor().read("events", view -> storage.auditLog().newest(view, 10)));
        assertThat(events)
                .filteredOn(event -> event.type().equals("admin.charge_assigned"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.user()).isEqualTo(ALICE);
                    assertThat(event.detail()).isEqualTo("host:ch_1");
                });
    }

    @Test
    void whatIsNotSaidOrNotThereGivesNobodyGems() throws Exception {
        assertThat(run("payments", "quarantine", "host:ch_1", "--user", "alice").exit())
                .isEqualTo(2);
        assertThat(run("payments", "quarantine", "host:ch_1", "--gems", "5").exit())
                .isEqualTo(2);
        assertThat(run("payments", "quarantine", "host:ch_1", "--user", "alice", "--package", "gems-9000")
                        .exit())
                .isEqualTo(2);
        assertThat(run("payments", "quarantine", "host:ch_1", "--user", "nobody", "--gems", "5")
                        .exit())
                .isEqualTo(1);
        assertThat(run("payments", "quarantine", "stripe:pi_1", "--user", "alice", "--gems", "5")
                        .exit())
                .isEqualTo(1);
        assertThat(run("ledger", "show", "alice", "--json").json().path("gems").asLong())
                .isEqualTo(100);
    }

    @Test
    void messagesAreTriedAgainAndGivenUp() throws Exception {
        JsonNode waiting = run("outbox", "list", "--json").json().path("items");
        String id = waiting.path(0).path("id").asText();

        assertThat(run("outbox", "list").out()).contains(id, "payment.notice", "tried 0");
        assertThat(run("outbox", "list", "--set-aside").out()).isBlank();
        assertThat(run("outbox", "retry", id).out()).contains("it is tried again");
        assertThat(run("outbox", "drop", id).out()).contains("it is gone");
        assertThat(run("outbox", "drop", id).exit()).isEqualTo(1);
        assertThat(run("outbox", "retry", id).exit()).isEqualTo(1);
        assertThat(run("outbox", "list", "--json").json().path("items")).hasSize(waiting.size() - 1);
    }

    @Test
    void reconcilingNeedsAStatementAndSaysWhenThatCannotBeRead() throws IOException {
        assertThat(run("payments", "reconcile").err()).contains("no-such-provider");
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodyListens = socket.getLocalPort();
        }
        environment.put("TELEGRAM_BOT_TOKEN", "123456:AAF-secret_part_of_the_token_abcdef");
        environment.put("TELEGRAM_BOT_USERNAME", "gembind_bot");
        environment.put("TELEGRAM_API_BASE", "http://127.0.0.1:" + nobodyListens);

        Ran away = run("payments", "reconcile");

        assertThat(away.exit()).isEqualTo(4);
        assertThat(away.out()).contains("0 rows", "not read to its end");
    }

    @Test
    void helpShowsExamples() {
        for (String command : List.of("list", "orders", "show", "refund", "quarantine", "reconcile")) {
            assertThat(run("payments", command, "--help").out()).as(command).contains("Examples:", "gembind payments");
        }
        for (String command : List.of("list", "retry", "drop")) {
            assertThat(run("outbox", command, "--help").out()).as(command).contains("Examples:", "gembind outbox");
        }
    }
}
