package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What an operator may see of users' gems, and correct. What cannot be done is answered as {@code {problem}}. Thread-safe. */
public final class LedgerCommands {
    /** Shows what a user has and the newest transfers: {@code {user}} to {@code {user, gems, held, owed, version, frozen, entries}}. */
    public static final String SHOW = "ledger-show";
    /** Gives or takes gems: {@code {user, gems, reason, key}} to {@code {user, transfer, change, gems, replayed}}. */
    public static final String ADJUST = "ledger-adjust";
    /** Lists open holds: {@code {user}} to {@code {items: [{hold, gems, expires_at?}]}}. */
    public static final String HOLDS = "ledger-holds";
    /** The field of an answer that tells why nothing was done. */
    public static final String PROBLEM = "problem";

    private static final String OPERATOR = "operator";
    private static final int ENTRIES = 20;

    private final BindingStores stores;
    private final GemService gems;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();

    public LedgerCommands(BindingStores stores, GemService gems, InstantSource clock) {
        this.stores = stores;
        this.gems = gems;
        this.clock = clock;
    }

    /**
     * Returns every command by its name. They throw {@link IllegalArgumentException} when the request makes no sense; the
     * message is for the operator.
     */
    public Map<String, UnaryOperator<String>> byName() {
        return new TreeMap<>(Map.of(
                SHOW, request -> show(user(request)).toString(),
                ADJUST, request -> adjust(Documents.read(json, request)).toString(),
                HOLDS, request -> holds(user(request)).toString()));
    }

    private UserId user(String request) {
        return new UserId(Documents.read(json, request).path("user").asText());
    }

    private ObjectNode show(UserId user) {
        if (isUnknown(user)) {
            return problem("not-found");
        }
        GemService.View view = gems.view(user);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("user", user.value())
                .put("gems", view.balance().gems().units())
                .put("held", view.balance().held().units())
                .put("owed", view.balance().owed().units())
                .put("version", view.revision())
                .put("frozen", view.frozen());
        ArrayNode entries = answer.putArray("entries");
        gems.history(user, Long.MAX_VALUE, ENTRIES)
                .forEach(transfer -> transfer.moved().ifPresent(moved -> entries.add(entry(transfer, moved))));
        return answer;
    }

    private static ObjectNode entry(Transfer transfer, Transfer.Moved moved) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", transfer.recordedAt().toString())
                .put("transfer", transfer.id())
                .put("kind", transfer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("gems", moved.postings().of(Book.GEMS))
                .put("balance", moved.after().gems().units())
                .put("version", moved.revision())
                .put("actor", transfer.why().actor())
                .put("reason", transfer.why().reason());
    }

    private ObjectNode holds(UserId user) {
        if (isUnknown(user)) {
            return problem("not-found");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        for (Hold hold : gems.openHolds(user)) {
            ObjectNode item = items.addObject()
                    .put("hold", hold.id())
                    .put("gems", hold.gems().units());
            if (hold.expiresAt() != null) {
                item.put("expires_at", hold.expiresAt().toString());
            }
        }
        return answer;
    }

    private ObjectNode adjust(JsonNode asked) {
        UserId user = new UserId(asked.path("user").asText());
        if (!asked.path("gems").isIntegralNumber() || !asked.path("gems").canConvertToLong()) {
            throw new IllegalArgumentException("gems must be a whole number");
        }
        long change = asked.path("gems").longValue();
        Gems some = new Gems(change == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(change));
        String reason = asked.path("reason").asText();
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must say why");
        }
        TransferKey key = new TransferKey("adjust:" + user, asked.path("key").asText());
        if (isUnknown(user)) {
            return problem("not-found");
        }
        Request request = new Request(key, new Why(OPERATOR, reason, clock.instant()));
        Outcome outcome = change < 0
                ? gems.adjust(request, new Spend(user, some))
                : gems.credit(request, new Credit(user, some, Grant.of(LotSource.ADJUST)));
        return answer(user, change, outcome);
    }

    private static ObjectNode answer(UserId user, long change, Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return moved(user, change, applied.transfer()).put("replayed", false);
        }
        if (outcome instanceof Outcome.Replayed replayed) {
            return moved(user, change, replayed.transfer()).put("replayed", true);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return problem(rejected.rejection().code());
        }
        return problem(outcome instanceof Outcome.Conflict ? "idempotency-conflict" : "in-flight");
    }

    private static ObjectNode moved(UserId user, long change, Transfer transfer) {
        long after = transfer.moved().orElseThrow().after().gems().units();
        return JsonNodeFactory.instance
                .objectNode()
                .put("user", user.value())
                .put("transfer", transfer.id())
                .put("change", change)
                .put("gems", after);
    }

    private boolean isUnknown(UserId user) {
        return stores.transactor()
                .read("ledger-user", view -> stores.users().find(view, user))
                .isEmpty();
    }

    private static ObjectNode problem(String code) {
        return JsonNodeFactory.instance.objectNode().put(PROBLEM, code);
    }
}
