package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.ReconcileReport;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.RefundWish;
import dev.gembind.core.payments.SubscriptionService;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What an operator may see of charges, and do about them. What cannot be done is answered as {@code {problem}}. Thread-safe. */
public final class PaymentCommands {
    /** What the names of all commands begin with. */
    public static final String PREFIX = "payments-";
    /** Lists charges: {@code {after, state?}} to {@code {items, next?}}; {@code next} is there when there may be more. */
    public static final String LIST = PREFIX + "list";
    /** Shows a charge: {@code {charge}} to the charge with its refund. */
    public static final String SHOW = PREFIX + "show";
    /** Lists orders of a user, the newest first: {@code {user, after}} to {@code {items, next?}}. */
    public static final String ORDERS = PREFIX + "orders";
    /**
     * Gives a charge back, and has the subscription that it paid for end if told so: {@code {charge, reason, if_spent,
     * end_subscription?}} to {@code {refund, replayed, ends?}}.
     */
    public static final String REFUND = PREFIX + "refund";
    /** Gives a charge that fits no order to a user: {@code {charge, user, package?, gems?, reason}} to the charge. */
    public static final String ASSIGN = PREFIX + "assign";
    /** Compares charges with what the providers say: {@code {}} to {@code {rows, findings, unreconciled, problem?}}. */
    public static final String RECONCILE = PREFIX + "reconcile";

    private static final String OPERATOR = "operator";
    private static final int PAGE = 500;

    private final Needs needs;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * What the commands stand on.
     *
     * @param stores runs transactions and keeps the audit log
     * @param payments knows charges
     * @param refunds gives money back
     * @param subscriptions ends what is paid again and again
     * @param reconcile compares with the provider's statement; empty when no provider has one
     * @param clock says when it is
     * @param ids makes ids of events
     */
    public record Needs(
            BindingStores stores,
            PaymentService payments,
            RefundService refunds,
            SubscriptionService subscriptions,
            Optional<Supplier<ReconcileReport>> reconcile,
            InstantSource clock,
            Ids ids) {}

    public PaymentCommands(Needs needs) {
        this.needs = needs;
    }

    /**
     * Returns every command by its name. They throw {@link IllegalArgumentException} when the request makes no sense; the
     * message is for the operator.
     */
    public Map<String, UnaryOperator<String>> byName() {
        return new TreeMap<>(Map.of(
                LIST, request -> list(read(request)).toString(),
                SHOW, request -> show(charge(read(request))).toString(),
                ORDERS, request -> orders(read(request)).toString(),
                REFUND, request -> refund(read(request)).toString(),
                ASSIGN, request -> assign(read(request)).toString(),
                RECONCILE, request -> reconcile().toString()));
    }

    private JsonNode read(String request) {
        return Documents.read(json, request);
    }

    private static ChargeId charge(JsonNode asked) {
        return ChargeId.parse(asked.path("charge").asText());
    }

    private ObjectNode list(JsonNode asked) {
        Optional<Charge.State> state = Optional.of(asked.path("state").asText(""))
                .filter(word -> !word.isEmpty())
                .map(word -> constant(Charge.State.values(), word, "state"));
        List<Charge> page = needs.payments().charges(asked.path("after").asText(""), PAGE);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        page.stream()
                .filter(charge -> state.isEmpty() || charge.state() == state.get())
                .forEach(charge -> items.add(PaymentDocuments.charge(charge)));
        if (page.size() == PAGE) {
            answer.put("next", page.get(PAGE - 1).id().text());
        }
        return answer;
    }

    private ObjectNode orders(JsonNode asked) {
        UserId user = new UserId(asked.path("user").asText());
        String cursor = asked.path("after").asText("");
        Order after = needs.payments()
                .findOrder(cursor)
                .filter(order -> order.user().equals(user))
                .orElse(null);
        if (after == null && !cursor.isEmpty()) {
            throw new IllegalArgumentException("after must be an order of the user");
        }
        List<Order> page = needs.payments().ordersOf(user, after, PAGE);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        page.forEach(order -> items.add(PaymentDocuments.order(order)));
        if (page.size() == PAGE) {
            answer.put("next", page.get(PAGE - 1).id());
        }
        return answer;
    }

    private ObjectNode show(ChargeId id) {
        Optional<Charge> found = needs.payments().findCharge(id);
        if (found.isEmpty()) {
            return problem("not-found");
        }
        ObjectNode answer = PaymentDocuments.charge(found.get());
        needs.refunds().find(id).ifPresent(refund -> answer.set("refund", PaymentDocuments.refund(refund)));
        return answer;
    }

    private ObjectNode refund(JsonNode asked) {
        ChargeId id = charge(asked);
        String reason = reason(asked);
        Refund.Missing missing =
                constant(Refund.Missing.values(), asked.path("if_spent").asText("refuse"), "if-spent");
        if (!needs.refunds().canAsk(id.provider())) {
            return problem("no-such-provider");
        }
        RefundOutcome outcome = needs.refunds()
                .request(new RefundWish(
                        id, missing, new Why(OPERATOR, reason, needs.clock().instant())));
        if (outcome instanceof RefundOutcome.Started started) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("refund", PaymentDocuments.refund(started.refund()));
            if (asked.path("end_subscription").asBoolean()) {
                answer.put("ends", end(id));
            }
            return answer.put("replayed", started.replayed());
        }
        if (outcome instanceof RefundOutcome.PartlySpent partly) {
            return problem("partly-spent").put("spent", partly.spent().units());
        }
        return problem(outcome instanceof RefundOutcome.PayerUnknown ? "payer-unknown" : "not-refundable");
    }

    /** Tells whether the provider will be asked to end the subscription that a charge paid for. */
    private boolean end(ChargeId id) {
        Charge charge = needs.payments().findCharge(id).orElseThrow();
        Charge.Sale sale = charge.sale();
        Payment payment = charge.facts().payment();
        return sale != null
                && payment != null
                && payment.order() != null
                && needs.subscriptions().setRenewing(sale.user(), payment.order(), false);
    }

    private ObjectNode assign(JsonNode asked) {
        ChargeId id = charge(asked);
        UserId user = new UserId(asked.path("user").asText());
        Gems gems = gems(asked);
        Why why = new Why(OPERATOR, reason(asked), needs.clock().instant());
        Optional<Charge> assigned = needs.stores().transactor().write("payments-assign", tx -> {
            Optional<Charge> done = needs.payments().assign(tx, id, new Charge.Sale(user, gems), why);
            done.ifPresent(charge -> note(tx, charge.id(), user));
            return done;
        });
        return assigned.map(PaymentDocuments::charge).orElseGet(() -> problem("not-assignable"));
    }

    private void note(Transaction tx, ChargeId charge, UserId user) {
        Instant now = needs.clock().instant();
        Origin operator = new Origin(Origin.Actor.ADMIN, null, null);
        needs.stores()
                .audit()
                .append(
                        tx,
                        new AuditEvent(
                                needs.ids().next(),
                                now,
                                "admin.charge_assigned",
                                user,
                                null,
                                null,
                                null,
                                charge.text(),
                                operator));
    }

    /** As many as the package has, or as many as the operator says. */
    private Gems gems(JsonNode asked) {
        String offer = asked.path("package").asText("");
        if (!offer.isEmpty()) {
            return needs.payments()
                    .catalogue()
                    .findPackage(offer)
                    .map(GemPackage::gems)
                    .orElseThrow(() -> new IllegalArgumentException("the catalogue has no package " + offer));
        }
        if (!asked.path("gems").canConvertToLong() || asked.path("gems").longValue() < 1) {
            throw new IllegalArgumentException("a package, or a number of gems above zero, is needed");
        }
        return new Gems(asked.path("gems").longValue());
    }

    private ObjectNode reconcile() {
        return needs.reconcile()
                .map(Supplier::get)
                .map(PaymentDocuments::report)
                .orElseGet(() -> problem("no-such-provider"));
    }

    private static String reason(JsonNode asked) {
        String reason = asked.path("reason").asText();
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must say why");
        }
        return reason;
    }

    private static <E extends Enum<E>> E constant(E[] all, String word, String name) {
        return Arrays.stream(all)
                .filter(one -> PaymentDocuments.word(one).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(all).map(PaymentDocuments::word).toList())));
    }

    private static ObjectNode problem(String code) {
        return JsonNodeFactory.instance.objectNode().put(LedgerCommands.PROBLEM, code);
    }
}
