package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemLedger;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OfCharge;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Charge.Sale;
import dev.gembind.core.payments.Charge.Taken;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes gems follow the facts of a charge, in the transaction that stores the facts. Whatever was told before, afterwards
 * the user has the gems that the money which stayed is worth.
 */
final class ChargeRule {
    private final PaymentStores stores;
    private final PaymentContext context;
    private final GemLedger ledger;
    private final Receipts receipts;
    private final RefundRule refunds;
    private final SubscriptionRule subscriptions;

    ChargeRule(PaymentStores stores, PaymentContext context) {
        this.stores = stores;
        this.context = context;
        this.ledger = new GemLedger(stores.ledger(), context.ledger());
        this.refunds = new RefundRule(stores, context);
        this.subscriptions = new SubscriptionRule(stores, context);
        this.receipts = new Receipts(
                stores.outbox(), context.ledger().ids(), context.ledger().time());
    }

    /** Takes in what a provider told. */
    Settlement learn(Transaction tx, ChargeId id, UnaryOperator<Facts> news) {
        Charge stored = stores.payments().lockCharge(tx, id).orElse(Charge.unknown(id));
        if (stored.facts().contradict(news.apply(Facts.NONE))) {
            return new Settlement.Contradicted(stored);
        }
        if (news.apply(stored.facts()).equals(stored.facts())) {
            return new Settlement.Known(stored);
        }
        Charge before = withOurRefund(tx, stored, news);
        Facts facts = news.apply(before.facts());
        Sale sale = before.sale() == null ? sell(tx, id, facts) : before.sale();
        return new Settlement.Settled(follow(tx, before, facts, sale));
    }

    /** A refund of ours was made. */
    Charge refundDone(Transaction tx, Charge charge, Refund refund) {
        Charge booked = madeAndTold(tx, charge, refund);
        return follow(tx, booked, booked.facts(), booked.sale());
    }

    /** A refund of ours was refused. What went back without us meanwhile takes its gems now. */
    void refundFailed(Transaction tx, Charge charge, Refund refund, String reason) {
        refunds.failed(tx, refund, reason);
        tell(tx, Notice.Event.REFUND_FAILED, charge);
        Sale sale = charge.sale();
        if (sale != null
                && !charge.facts().reversedOf(sale.gems()).equals(charge.taken().gems())) {
            follow(tx, charge, charge.facts(), sale);
        }
    }

    /** Gives the gems of a charge that nobody knew what to do with to a user; empty when it is none of these. */
    Optional<Charge> assign(Transaction tx, ChargeId id, Sale sale, Why why) {
        Optional<Charge> found =
                stores.payments().lockCharge(tx, id).filter(charge -> charge.state() == Charge.State.SUSPENSE);
        if (found.isEmpty() || stores.users().find(tx, sale.user()).isEmpty()) {
            return Optional.empty();
        }
        Request request = new Request(assignment(found.get()), why);
        if (!credit(tx, request, sale, Grant.paidBy(id.text()))) {
            return Optional.empty();
        }
        return Optional.of(follow(tx, found.get(), found.get().facts(), sale));
    }

    /**
     * When all money went back while a refund of ours is pending, it is most likely that one, and its gems are set aside; so
     * it is when the provider names it. When our refund itself failed, what was set aside for it returns.
     */
    private Charge withOurRefund(Transaction tx, Charge charge, UnaryOperator<Facts> news) {
        Optional<Refund> ours = stores.payments().findRefund(tx, charge.id());
        if (ours.isEmpty()) {
            return charge;
        }
        Facts facts = news.apply(charge.facts());
        if (facts.back().hasFailed(ours.get().id())) {
            tell(tx, Notice.Event.REFUND_FAILED, charge);
            return refunds.cameBack(tx, charge, ours.get());
        }
        boolean pending = ours.get().state() == Refund.State.PENDING;
        boolean more = facts.wentBack() > charge.facts().wentBack();
        return pending && more && facts.tellOf(ours.get().id()) ? madeAndTold(tx, charge, ours.get()) : charge;
    }

    /** The user was promised to be told; so whoever brings the news first, the provider's answer or its event, tells. */
    private Charge madeAndTold(Transaction tx, Charge charge, Refund refund) {
        tell(tx, Notice.Event.REVERSED, charge);
        return refunds.done(tx, charge, refund);
    }

    private void tell(Transaction tx, Notice.Event event, Charge charge) {
        Sale sale = charge.sale();
        if (sale != null) {
            receipts.add(tx, new Notice(event, sale.user(), sale.gems(), charge.id()));
        }
    }

    private Charge follow(Transaction tx, Charge before, Facts facts, @Nullable Sale sale) {
        Taken taken = sale == null ? before.taken() : take(tx, before, wanted(tx, before, facts, sale), sale.user());
        if (sale != null && before.sale() == null) {
            receipts.add(tx, new Notice(Notice.Event.CREDITED, sale.user(), sale.gems(), before.id()));
        }
        Charge next = before.next(facts, sale, taken);
        if (!stores.payments().putCharge(tx, next)) {
            throw new IllegalStateException("charge " + before.id() + " changed inside its own transaction");
        }
        subscriptions.follow(tx, next, before.sale() == null && sale != null);
        return next;
    }

    /** While a refund of ours is pending, what was set aside for it stands for all that went back. */
    private Gems wanted(Transaction tx, Charge before, Facts facts, Sale sale) {
        boolean pending = before.version() > 0
                && stores.payments()
                        .findRefund(tx, before.id())
                        .filter(refund -> refund.state() == Refund.State.PENDING)
                        .isPresent();
        return pending ? facts.disputedOf(sale.gems()) : facts.reversedOf(sale.gems());
    }

    /** Finds out whose payment it is, and gives them the gems; null when that is not clear beyond doubt. */
    private @Nullable Sale sell(Transaction tx, ChargeId id, Facts facts) {
        Payment payment = facts.payment();
        if (payment == null || payment.order() == null) {
            return null;
        }
        Optional<Order> order = stores.payments()
                .findOrder(tx, payment.order())
                .filter(found -> found.price().equals(payment.price()))
                .filter(found -> stores.users().find(tx, found.user()).isPresent());
        if (order.isEmpty()) {
            return null;
        }
        Sale sale = new Sale(order.get().user(), order.get().item().gems());
        LotSource source = order.get().item().isSubscription() ? LotSource.SUBSCRIPTION : LotSource.PURCHASE;
        TransferKey key = new TransferKey("charge:" + id.provider(), id.id());
        if (!credit(tx, new Request(key, bought()), sale, new Grant(source, id.text(), Grant.USUAL_PRIORITY, null))) {
            return null;
        }
        stores.payments().updateOrder(tx, order.get().in(OrderState.PAID));
        return sale;
    }

    /** Not the key of the charge itself: that one may stand for a refusal. */
    private static TransferKey assignment(Charge charge) {
        return new TransferKey(
                "charge-assign:" + charge.id().provider(), charge.id().id() + "#" + charge.version());
    }

    private boolean credit(Transaction tx, Request request, Sale sale, Grant grant) {
        Outcome outcome = ledger.credit(tx, request, new Credit(sale.user(), sale.gems(), grant));
        return outcome instanceof Outcome.Applied;
    }

    private Why bought() {
        return new Why("system", "bought", context.ledger().time().instant());
    }

    /** Takes gems back, or gives them again, until as many are gone as ought to be. */
    private Taken take(Transaction tx, Charge charge, Gems wanted, UserId user) {
        Taken before = charge.taken();
        String key = charge.id().id() + "#" + (charge.version() + 1);
        int direction = wanted.compareTo(before.gems());
        if (direction == 0) {
            return before;
        }
        if (direction > 0) {
            OfCharge more = new OfCharge(user, charge.id().text(), wanted.minus(before.gems()));
            Request request = request("clawback:" + charge.id().provider(), key, "payment returned");
            Gems owed = booked(ledger.clawBack(tx, request, more), Book.DEBT);
            receipts.add(tx, new Notice(Notice.Event.REVERSED, user, more.gems(), charge.id()));
            return new Taken(wanted, before.owed().plus(owed));
        }
        OfCharge back = new OfCharge(user, charge.id().text(), before.gems().minus(wanted));
        Request request = request("reinstate:" + charge.id().provider(), key, "payment came back");
        Gems canceled = booked(ledger.reinstate(tx, request, back, before.owed()), Book.DEBT);
        receipts.add(tx, new Notice(Notice.Event.REINSTATED, user, back.gems(), charge.id()));
        return new Taken(wanted, before.owed().minus(canceled));
    }

    private static Gems booked(Outcome outcome, Book book) {
        if (!(outcome instanceof Outcome.Applied applied)) {
            throw new IllegalStateException("a reversal that must happen did not: " + outcome);
        }
        Transfer.Moved moved = applied.transfer().moved().orElseThrow();
        Postings postings = moved.postings();
        return new Gems(Math.abs(postings.of(book)));
    }

    private Request request(String scope, String key, String reason) {
        Why why = new Why("system", reason, context.ledger().time().instant());
        return new Request(new TransferKey(scope, key), why);
    }
}
