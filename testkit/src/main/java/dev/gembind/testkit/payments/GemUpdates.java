package dev.gembind.testkit.payments;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.RefundWish;
import dev.gembind.core.payments.Settlement;
import dev.gembind.core.storage.Snapshot;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What providers and chats send about one user, numbered from 1, for ever: orders, payments, spends, holds, refunds, disputes.
 * Each update is one change. It may be delivered again at any time, and does nothing then; for the first time they come in
 * the order of their numbers. {@link GemSums} tells what the user has after each.
 */
public final class GemUpdates {
    /** After so many updates they begin anew, with another order and other charges. */
    static final int PERIOD = 12;

    static final long SMALL_SPEND = 7;
    static final long HELD = 10;
    static final long CAPTURED = 4;

    /** In every so manieth period a charge is given back for good. */
    static final int REFUNDED_PERIODS = 4;

    private static final long TOO_MUCH = 900_000;
    private static final int MANY = 10_000;

    private final PaymentStores stores;
    private final UserId user;
    private final PaymentContext context;
    private final PaymentService payments;
    private final RefundService refunds;
    private final GemService gems;

    public GemUpdates(PaymentStores stores, String user) {
        this.stores = stores;
        this.user = new UserId(user);
        LedgerContext ledger = new LedgerContext(
                new Ids(() -> PaymentContract.NOW, new SecureRandom()), () -> PaymentContract.NOW, LedgerPolicy.USUAL);
        this.context = new PaymentContext(ledger, PaymentContract.payload(), PaymentContract.CATALOGUE);
        this.payments = new PaymentService(stores, context);
        this.refunds = new RefundService(stores, context, Map.of());
        this.gems = new GemService(stores.transactor(), stores.ledger(), ledger);
    }

    /** Delivers an update; returns when it is acknowledged. */
    public void deliver(long number) {
        long period = (number - 1) / PERIOD;
        int kind = (int) ((number - 1) % PERIOD);
        boolean refunded = period % REFUNDED_PERIODS == 0;
        ChargeId first = charge("a", period);
        ChargeId second = charge("b", period);
        switch (kind) {
            case 0 -> order(orderId(period));
            case 1 -> pay(first, orderId(period));
            case 2 -> spend(number, SMALL_SPEND);
            case 3 -> hold(number);
            case 4 -> capture(number);
            case 5 -> pay(second, orderId(period));
            case 6 -> told(payments.refunded(second, Facts.ALL));
            case 7 -> spend(number, TOO_MUCH);
            case 8 -> told(payments.disputed(first, Facts.ALL));
            case 9 -> told(payments.disputeWon(first));
            case 10 -> askBack(refunded, first, number);
            default -> giveBack(refunded, first, number);
        }
    }

    /** Returns everything the updates are about, as it is stored, without ids that nobody chose. */
    public List<String> state(long periods) {
        return stores.transactor().read("updates-look", view -> look(view, periods));
    }

    private List<String> look(Snapshot view, long periods) {
        List<String> seen = new ArrayList<>();
        seen.add("user " + stores.users().find(view, user));
        stores.ledger().find(view, user).ifPresent(wallet -> seen.add(wallet.revision() + " " + wallet.balance()));
        for (Transfer row : stores.ledger().newest(view, user, Long.MAX_VALUE, MANY)) {
            seen.add(row.kind() + " " + row.intent().gems() + " -> "
                    + row.moved().orElseThrow().after());
        }
        for (long period = 0; period < periods; period++) {
            seen.add("order "
                    + stores.payments().findOrder(view, orderId(period)).map(Order::state));
            for (ChargeId id : List.of(charge("a", period), charge("b", period))) {
                seen.add("charge " + stores.payments().findCharge(view, id).map(GemUpdates::text));
                seen.add("refund " + stores.payments().findRefund(view, id).map(Refund::state));
            }
        }
        return seen;
    }

    /** Without the names of refunds, which are made at random. */
    private static String text(Charge charge) {
        String facts = charge.facts().toString();
        for (String name : charge.facts().back().parts().keySet()) {
            facts = facts.replace(name, "refund");
        }
        return charge.version() + " " + charge.state() + " " + facts + " " + charge.taken();
    }

    private void order(String id) {
        Price price = new Price(PaymentContract.CENTS, "USD");
        Order.Item item = new Order.Item("gems-100", new Gems(GemSums.BOUGHT), false, 1);
        Order order = new Order(
                id,
                user,
                item,
                price,
                Channel.STRIPE,
                OrderState.OPEN,
                PaymentContract.NOW,
                PaymentContract.NOW.plus(Duration.ofDays(1)));
        stores.transactor().write("updates-order", tx -> {
            stores.users().insertIfAbsent(tx, new User(user, PaymentContract.NOW));
            if (stores.payments().findOrder(tx, id).isEmpty()) {
                stores.payments().insertOrder(tx, order);
            }
            return true;
        });
    }

    private void pay(ChargeId charge, String order) {
        Price price = new Price(PaymentContract.CENTS, "USD");
        told(payments.paid(
                charge, context.payload().write(order), new Payment(null, null, price, PaymentContract.NOW, null)));
    }

    private void spend(long number, long amount) {
        answered(gems.spend(request("spend", number), new Spend(user, new Gems(amount))));
    }

    private Outcome hold(long number) {
        return answered(gems.hold(request("hold", number), new OpenHold(user, new Gems(HELD), null, null)));
    }

    /** Asks for the hold again, as somebody does who forgot its name. */
    private void capture(long number) {
        Outcome opened = hold(number - 1);
        if (opened instanceof Outcome.Replayed hold) {
            answered(gems.capture(request("capture", number), hold.transfer().id(), new Gems(CAPTURED)));
        }
    }

    private void askBack(boolean refunded, ChargeId charge, long number) {
        if (refunded) {
            told(refunds.request(new RefundWish(charge, Refund.Missing.DEBT, why())));
        } else {
            spend(number, 1);
        }
    }

    private void giveBack(boolean refunded, ChargeId charge, long number) {
        if (refunded) {
            told(payments.refunded(charge, Facts.ALL));
        } else {
            spend(number, 1);
        }
    }

    private ChargeId charge(String which, long period) {
        return new ChargeId("stripe", user + "-" + which + period);
    }

    private String orderId(long period) {
        return "order-" + user + "-" + period;
    }

    private Request request(String operation, long number) {
        return new Request(new TransferKey(operation + ":" + user, Long.toString(number)), why());
    }

    private static Why why() {
        return new Why("system", "an update", PaymentContract.NOW);
    }

    private static void told(Object answer) {
        if (answer instanceof Settlement.Contradicted) {
            throw new IllegalStateException("an update contradicts itself");
        }
    }

    private static Outcome answered(Outcome outcome) {
        if (outcome instanceof Outcome.Conflict || outcome instanceof Outcome.Absent) {
            throw new IllegalStateException("an update was not taken: " + outcome);
        }
        return outcome;
    }
}
