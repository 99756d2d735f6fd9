package dev.gembind.testkit.contract;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.outbox.OutboxMessage.Delivery;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Charge.Taken;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.MoneyBack;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.StatementMark;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Gems, payments and messages to be moved: booked by the ledger, with texts that a careless storage breaks. */
final class MovingGems {
    static final ChargeId PENDING = new ChargeId("telegram", "=1+1,'\"|/%\\");
    private static final ChargeId DONE = new ChargeId("stripe", "done");
    private static final long SEED = 5;
    private static final Instant LAST = Samples.EDGES.get(Samples.EDGES.size() - 1);
    private static final String HOSTILE = "=1+1,\"x\";\r\n'\\%|/ \u0000\u0001 Zo\u00EB \uD83D\uDC8E";

    private final PaymentStores stores;
    private final GemService gems;
    private int keys;

    private MovingGems(PaymentStores stores) {
        this.stores = stores;
        Ids ids = new Ids(() -> Samples.NOW, new Random(SEED));
        this.gems = new GemService(
                stores.transactor(), stores.ledger(), new LedgerContext(ids, () -> Samples.NOW, LedgerPolicy.USUAL));
    }

    /** Adds 2 wallets with 9 transfers, 3 holds, 2 orders, 4 charges, 3 refunds, 2 subscriptions, a mark and 2 messages, of alice and bob. */
    static void fill(PaymentStores stores) {
        MovingGems rows = new MovingGems(stores);
        String hold = rows.book();
        stores.transactor().write("payments", tx -> rows.payments(tx, hold));
    }

    /** Returns the hold of the pending refund. */
    private String book() {
        Grant promo = new Grant(LotSource.PROMO, null, 7, LAST);
        applied(gems.credit(request(), new Credit(Samples.ALICE, new Gems(40), promo)));
        applied(gems.credit(sale(PENDING), new Credit(Samples.ALICE, new Gems(60), Grant.paidBy(PENDING.text()))));
        applied(gems.credit(sale(DONE), new Credit(Samples.BOB, new Gems(2), Grant.paidBy(DONE.text()))));
        applied(gems.spend(request(), new Spend(Samples.ALICE, new Gems(15))));
        applied(gems.hold(request(), new OpenHold(Samples.ALICE, new Gems(10), Duration.ofDays(1), null)));
        String captured = applied(gems.hold(request(), new OpenHold(Samples.ALICE, new Gems(9), null, null)));
        applied(gems.capture(request(), captured, new Gems(4)));
        gems.spend(request(), new Spend(Samples.BOB, new Gems(3)));
        gems.setFrozen(Samples.BOB, true);
        return applied(gems.hold(request(), new OpenHold(Samples.ALICE, new Gems(60), null, PENDING.text())));
    }

    private int payments(Transaction tx, String hold) {
        stores.payments().insertOrder(tx, order("o2", OrderState.OPEN, Samples.NOW));
        stores.payments().insertOrder(tx, order("o1", OrderState.PAID, LAST));
        Payment paid = new Payment("o1", "12345", new Price(Long.MAX_VALUE, "XTR"), Samples.NOW, LAST);
        Facts facts = new Facts(paid, 0, 0, false, true, MoneyBack.NONE);
        charge(tx, new Charge(PENDING, facts, new Charge.Sale(Samples.ALICE, new Gems(60)), nothing(), 1));
        charge(tx, new Charge(new ChargeId("stripe", "suspense"), facts, null, nothing(), 1));
        charge(
                tx,
                new Charge(
                        new ChargeId("stripe", "told"),
                        new Facts(null, Facts.ALL, 3, true, false, MoneyBack.parse("re_1=3 re_2=4!")),
                        null,
                        nothing(),
                        1));
        Taken taken = new Taken(new Gems(2), new Gems(1));
        Facts back = new Facts(paid, Facts.ALL, 0, false, false, MoneyBack.NONE);
        charge(tx, new Charge(DONE, facts, new Charge.Sale(Samples.BOB, new Gems(2)), nothing(), 1));
        charge(tx, new Charge(DONE, back, new Charge.Sale(Samples.BOB, new Gems(2)), taken, 2));
        refund(tx, new Refund("r3", PENDING, Samples.ALICE, backing(hold), Refund.State.FAILED, HOSTILE, Samples.NOW));
        refund(tx, new Refund("r1", PENDING, Samples.ALICE, backing(hold), Refund.State.PENDING, null, Samples.NOW));
        refund(tx, new Refund("r2", DONE, Samples.BOB, backing(null), Refund.State.DONE, null, LAST));
        Subscription.Charges charges = new Subscription.Charges(DONE, PENDING);
        stores.subscriptions()
                .put(
                        tx,
                        new Subscription(
                                "o2",
                                Samples.BOB,
                                HOSTILE,
                                "telegram",
                                Subscription.State.FAILED,
                                LAST,
                                charges,
                                true));
        stores.subscriptions()
                .put(
                        tx,
                        new Subscription(
                                "o1",
                                Samples.BOB,
                                "p",
                                "telegram",
                                Subscription.State.ACTIVE,
                                Instant.EPOCH,
                                null,
                                false));
        stores.payments().putMark(tx, new StatementMark("telegram", 1234567890123L));
        stores.outbox().add(tx, message("m2", new Delivery(LAST, 3, true, HOSTILE)));
        stores.outbox().add(tx, message("m1", new Delivery(Samples.NOW, 0, false, null)));
        return keys;
    }

    private void charge(Transaction tx, Charge charge) {
        if (!stores.payments().putCharge(tx, charge)) {
            throw new IllegalStateException("charge " + charge.id() + " was not stored");
        }
    }

    private void refund(Transaction tx, Refund refund) {
        Refund open = new Refund(
                refund.id(),
                refund.charge(),
                refund.user(),
                refund.gems(),
                Refund.State.PENDING,
                null,
                refund.askedAt());
        boolean stored = stores.payments().insertRefund(tx, open);
        if (stored && refund.state() != Refund.State.PENDING) {
            stored = stores.payments().endRefund(tx, refund);
        }
        if (!stored) {
            throw new IllegalStateException("refund " + refund.id() + " was not stored");
        }
    }

    static Wallet lotsFromNowhere(UserId owner) {
        return new Wallet(owner, 1, Balance.ZERO, List.of(), false, "0".repeat(64));
    }

    static Hold hold(String id, UserId owner, HoldState state) {
        return new Hold(id, owner, new Gems(1), List.of(), null, null, new Hold.End(state, Gems.ZERO));
    }

    static Charge sold(String id) {
        Facts facts = new Facts(
                new Payment(null, null, new Price(1, "USD"), Samples.NOW, null), 0, 0, false, false, MoneyBack.NONE);
        return new Charge(new ChargeId("stripe", id), facts, new Charge.Sale(Samples.ALICE, new Gems(5)), nothing(), 1);
    }

    static Refund pending(String id, String charge, String hold) {
        ChargeId of = new ChargeId("stripe", charge);
        return new Refund(id, of, Samples.ALICE, backing(hold), Refund.State.PENDING, null, Samples.NOW);
    }

    static Order order(String id, OrderState state, Instant end) {
        Order.Item item = new Order.Item(HOSTILE, new Gems(Gems.MAX_UNITS), state == OrderState.PAID, 1);
        return new Order(id, Samples.BOB, item, new Price(1, "USD"), Channel.HOST, state, Instant.EPOCH, end);
    }

    static OutboxMessage message(String id, Delivery delivery) {
        return new OutboxMessage(id, "telegram.receipt", "lane " + HOSTILE, HOSTILE, Samples.NOW, delivery);
    }

    static Transfer renamed(Transfer transfer, TransferKey key) {
        return new Transfer(
                "0" + transfer.id(),
                transfer.kind(),
                key,
                transfer.intent(),
                transfer.why(),
                transfer.recordedAt(),
                transfer.effect());
    }

    static Refund renamed(Refund refund, String id) {
        return new Refund(
                id, refund.charge(), refund.user(), refund.gems(), refund.state(), refund.reason(), refund.askedAt());
    }

    private static Refund.Backing backing(@Nullable String hold) {
        return new Refund.Backing(hold, hold == null ? new Gems(2) : Gems.ZERO, Refund.Missing.DEBT);
    }

    private static Taken nothing() {
        return new Taken(Gems.ZERO, Gems.ZERO);
    }

    private static String applied(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return applied.transfer().id();
        }
        throw new IllegalStateException("what must happen did not: " + outcome);
    }

    private Request sale(ChargeId charge) {
        return new Request(
                new TransferKey("charge:" + charge.provider(), charge.id()),
                request().why());
    }

    private Request request() {
        keys++;
        List<String> names = Samples.HOSTILE_NAMES;
        Why why = new Why("user:" + HOSTILE, names.get(keys % names.size()) + HOSTILE, LAST);
        return new Request(new TransferKey("=test '\"", "key ,\"' " + keys), why);
    }
}
