package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.audit.AuditEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands about payments, on data that nobody else has open. */
@Tag("A-35")
class PaymentCommandsTest extends PaymentCommandsScene {
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
