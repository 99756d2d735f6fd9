package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.StatementRow;
import dev.gembind.core.payments.StatementRow.Details;
import dev.gembind.core.payments.StatementRow.Direction;
import dev.gembind.core.payments.StatementSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-03")
class TelegramStatementTest {
    private static final Instant AT = Instant.ofEpochSecond(1_790_000_000);
    private static final String PERSON = "\"user\":{\"id\":4711,\"is_bot\":false,\"first_name\":\"N\"}";
    private static final String INVOICE = "{\"type\":\"user\",\"transaction_type\":\"invoice_payment\"," + PERSON
            + ",\"invoice_payload\":\"g1.o.m\"%s}";

    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final TelegramStars stars = new TelegramStars(
            TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot").withApiBase(telegram.uri()),
            new SimpleMeterRegistry());

    @AfterEach
    void close() {
        stars.close();
        telegram.close();
    }

    private List<StatementRow> read(String... transactions) {
        telegram.on(
                "getStarTransactions",
                ScriptedBotApi.ok("{\"transactions\":[" + String.join(",", transactions) + "]}"));
        StatementSource.Answer answer = stars.statement().read(200, 100);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        StatementSource.Answer.Page.class,
                        page -> assertThat(page.size()).isEqualTo(transactions.length));
        return ((StatementSource.Answer.Page) answer).rows();
    }

    private static String transaction(String amount, String side, String partner) {
        return "{\"id\":\"stx_1\"," + amount + ",\"date\":1790000000,\"" + side + "\":" + partner + "}";
    }

    private static String paid(String amount, String more) {
        return transaction(amount, "source", INVOICE.formatted(more));
    }

    @Test
    void aPaymentAndItsRefundAreReadWithTheirDirections() {
        List<StatementRow> rows =
                read(paid("\"amount\":50", ""), transaction("\"amount\":50", "receiver", INVOICE.formatted("")));

        Details details = new Details("XTR", "4711", AT, null);
        ChargeId charge = new ChargeId("telegram", "stx_1");
        assertThat(rows)
                .containsExactly(
                        new StatementRow(charge, Direction.INCOMING, List.of(50L), details, "g1.o.m"),
                        new StatementRow(charge, Direction.BACK, List.of(50L), details, "g1.o.m"));
        assertThat(telegram.received("getStarTransactions").get(0).body().toString())
                .contains("\"offset\":200", "\"limit\":100");
    }

    @Test
    void case65_partsOfStarsAndTheShareOfAnAffiliateAreNotTakenForThePrice() {
        List<StatementRow> rows = read(
                paid("\"amount\":49,\"nanostar_amount\":500000000", ""),
                paid("\"amount\":45", ",\"affiliate\":{\"commission_per_mille\":100,\"amount\":5}"),
                paid(
                        "\"amount\":44,\"nanostar_amount\":750000000",
                        ",\"affiliate\":{\"commission_per_mille\":105,\"amount\":5,\"nanostar_amount\":250000000}"));

        assertThat(rows).extracting(StatementRow::readings).containsExactly(List.of(), List.of(45L, 50L), List.of(50L));
    }

    @Test
    void aSubscriptionLastsForItsPeriod() {
        List<StatementRow> rows = read(paid("\"amount\":250", ",\"subscription_period\":2592000"));

        assertThat(rows.get(0).payment().until()).isEqualTo(AT.plus(Duration.ofDays(30)));
    }

    @Test
    void whatIsNotAboutInvoicesOfPeopleCountsAndIsLeftOut() {
        String gift = INVOICE.formatted("").replace("invoice_payment", "gift_purchase");
        List<StatementRow> rows = read(
                transaction("\"amount\":50", "receiver", "{\"type\":\"fragment\"}"),
                transaction("\"amount\":50", "source", "{\"type\":\"telegram_api\",\"request_count\":3}"),
                transaction("\"amount\":50", "receiver", gift),
                "{}",
                "{\"id\":\"a b\",\"amount\":1,\"date\":1,\"source\":" + INVOICE.formatted("") + "}");

        assertThat(rows).isEmpty();
    }

    @Test
    void troubleIsNoEmptyStatement() {
        telegram.on(
                "getStarTransactions", ScriptedBotApi.tooMany(7), error(401, "Unauthorized"), ScriptedBotApi.ok("{}"));

        assertThat(stars.statement().read(0, 100))
                .isEqualTo(new StatementSource.Answer.Unavailable("Telegram asked to wait", Duration.ofSeconds(7)));
        assertThat(stars.statement().read(0, 100)).isInstanceOf(StatementSource.Answer.Unavailable.class);
        assertThat(stars.statement().read(0, 100)).isInstanceOf(StatementSource.Answer.Unavailable.class);
    }
}
