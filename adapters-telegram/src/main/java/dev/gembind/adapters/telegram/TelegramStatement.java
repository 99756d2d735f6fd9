package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.StatementRow;
import dev.gembind.core.payments.StatementRow.Details;
import dev.gembind.core.payments.StatementRow.Direction;
import dev.gembind.core.payments.StatementSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.payments.star.GetStarTransactions;

/**
 * Reads the bot's Star transactions, which come the oldest first. Only invoices that people paid, and their refunds, are of
 * interest: gifts, paid media, withdrawals and advertisements are left out (Bot API, "StarTransaction").
 */
final class TelegramStatement implements StatementSource {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramStatement.class);
    private static final String STARS = "XTR";
    private static final String INVOICE = "invoice_payment";
    private static final long NANOS = 1_000_000_000;

    private final BotApi api;

    TelegramStatement(BotApi api) {
        this.api = api;
    }

    @Override
    public String provider() {
        return Till.PROVIDER;
    }

    @Override
    public Answer read(long offset, int limit) {
        if (offset > Integer.MAX_VALUE) {
            return new Answer.Unavailable("Telegram knows no offset of " + offset, Duration.ZERO);
        }
        ApiAnswer answer = api.call(GetStarTransactions.builder()
                .offset(Math.toIntExact(offset))
                .limit(limit)
                .build());
        if (answer instanceof ApiAnswer.Done done
                && done.result().path("transactions").isArray()) {
            return page(done.result().path("transactions"));
        } else if (answer instanceof ApiAnswer.SlowDown slowDown) {
            return new Answer.Unavailable("Telegram asked to wait", slowDown.retryAfter());
        }
        return new Answer.Unavailable("Telegram did not answer: " + answer.word(), Duration.ZERO);
    }

    private static Answer.Page page(JsonNode transactions) {
        List<StatementRow> rows = new ArrayList<>();
        for (JsonNode transaction : transactions) {
            row(transaction).ifPresent(rows::add);
        }
        return new Answer.Page(rows, transactions.size());
    }

    private static Optional<StatementRow> row(JsonNode transaction) {
        boolean incoming = transaction.has("source");
        JsonNode partner = transaction.path(incoming ? "source" : "receiver");
        if (!isInvoice(partner)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StatementRow(
                    new ChargeId(Till.PROVIDER, transaction.path("id").asText("")),
                    incoming ? Direction.INCOMING : Direction.BACK,
                    readings(transaction, partner.path("affiliate")),
                    details(transaction, partner),
                    partner.path("invoice_payload").asText("")));
        } catch (IllegalArgumentException e) {
            LOG.warn("a Star transaction makes no sense and is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isInvoice(JsonNode partner) {
        String kind = partner.path("transaction_type").asText("");
        // servers before Bot API 9.0 do not say the kind
        boolean invoice = kind.isEmpty() ? partner.has("invoice_payload") : kind.equals(INVOICE);
        return invoice && partner.path("type").asText("").equals("user");
    }

    private static Details details(JsonNode transaction, JsonNode partner) {
        Instant at = Instant.ofEpochSecond(transaction.path("date").asLong());
        long period = partner.path("subscription_period").asLong();
        return new Details(STARS, payer(partner), at, period > 0 ? at.plusSeconds(period) : null);
    }

    private static @Nullable String payer(JsonNode partner) {
        long id = partner.path("user").path("id").asLong();
        return id > 0 ? Long.toString(id) : null;
    }

    /** It is nowhere said whether the amount is what was paid or what was left after the share of an affiliate. */
    private static List<Long> readings(JsonNode transaction, JsonNode affiliate) {
        List<Long> readings = new ArrayList<>();
        long net = nanos(transaction);
        addWhole(readings, net);
        if (affiliate.isObject()) {
            addWhole(readings, net + Math.abs(nanos(affiliate)));
        }
        return readings;
    }

    /** Stars are 32-bit numbers, so that nothing overflows. */
    private static long nanos(JsonNode amount) {
        return amount.path("amount").asInt() * NANOS
                + amount.path("nanostar_amount").asInt();
    }

    /** Nobody can pay a part of a Star. */
    private static void addWhole(List<Long> readings, long nanos) {
        if (nanos > 0 && nanos % NANOS == 0) {
            readings.add(nanos / NANOS);
        }
    }
}
