package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Play wallets, and each move of Stars between a person and the bot. Guarded by the scene of {@link Stars}. */
final class StarLedger {
    /** What everybody starts with. */
    static final long PLAY_MONEY = 10_000;

    private final Map<Long, Long> wallets = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** One move. A refund has the id of its charge (Bot API, "StarTransaction"). */
    record Row(String id, long person, Invoice invoice, boolean refund, Instant at) {}

    long wallet(long person) {
        return wallets.getOrDefault(person, PLAY_MONEY);
    }

    void set(long person, long stars) {
        wallets.put(person, stars);
    }

    void add(Row row) {
        long change = row.refund() ? row.invoice().amount() : -row.invoice().amount();
        wallets.put(row.person(), wallet(row.person()) + change);
        rows.add(row);
    }

    Optional<Row> find(String charge, boolean refund) {
        return rows.stream()
                .filter(row -> row.id().equals(charge) && row.refund() == refund)
                .findFirst();
    }

    /** Returns what was paid, the oldest first. */
    List<StarCharge> charges() {
        return rows.stream()
                .filter(row -> !row.refund())
                .map(row -> new StarCharge(
                        row.id(),
                        row.person(),
                        row.invoice().title(),
                        row.invoice().amount(),
                        find(row.id(), true).isPresent()))
                .toList();
    }

    /** Returns rows as the bot sees them, the oldest first. */
    ObjectNode page(long offset, long limit, Shapes shapes, Roster roster) {
        ObjectNode page = Json.object();
        ArrayNode list = page.putArray("transactions");
        rows.stream().skip(offset).limit(limit).forEach(row -> {
            ObjectNode partner = Json.object().put("type", "user").put("transaction_type", "invoice_payment");
            partner.set("user", shapes.user(roster.get(row.person())));
            partner.put("invoice_payload", row.invoice().payload());
            if (row.invoice().period() > 0) {
                partner.put("subscription_period", row.invoice().period());
            }
            ObjectNode item = list.addObject()
                    .put("id", row.id())
                    .put("amount", row.invoice().amount())
                    .put("date", row.at().getEpochSecond());
            item.set(row.refund() ? "receiver" : "source", partner);
        });
        return page;
    }
}
