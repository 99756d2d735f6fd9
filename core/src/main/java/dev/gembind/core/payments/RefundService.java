package dev.gembind.core.payments;

import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives charges back: the gems are set aside first, then the provider is asked, through the outbox and as often as it
 * takes, and only then are the gems gone. Thread-safe.
 */
public final class RefundService implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(RefundService.class);

    private final PaymentStores stores;
    private final Map<String, PaymentProvider> providers;
    private final RefundRule rule;
    private final ChargeRule charges;

    /**
     * @param providers by the names their charges have
     */
    public RefundService(PaymentStores stores, PaymentContext context, Map<String, PaymentProvider> providers) {
        this.stores = stores;
        this.providers = Map.copyOf(providers);
        this.rule = new RefundRule(stores, context);
        this.charges = new ChargeRule(stores, context);
    }

    /** Returns the topic that this courier sends. */
    public static String topic() {
        return RefundRule.TOPIC;
    }

    /** Tells whether a provider can be asked; where it cannot, a refund waits until it is set up. */
    public boolean canAsk(String provider) {
        return providers.containsKey(provider);
    }

    /** Asks for a refund. Asking again tells how it stands. */
    public RefundOutcome request(RefundWish wish) {
        boolean needsPayer = needsPayer(wish.charge());
        return stores.transactor().write("refund-request", tx -> rule.start(tx, wish, needsPayer));
    }

    /** Tells what would come of asking, and changes nothing. */
    public RefundPreview preview(ChargeId charge) {
        boolean needsPayer = needsPayer(charge);
        return stores.transactor().read("refund-preview", view -> rule.preview(view, charge, needsPayer));
    }

    private boolean needsPayer(ChargeId charge) {
        PaymentProvider provider = providers.get(charge.provider());
        return provider != null && provider.needsPayer();
    }

    /** Finds the refund of a charge that is pending or done. */
    public Optional<Refund> find(ChargeId charge) {
        return stores.transactor().read("refund-find", view -> stores.payments().findRefund(view, charge));
    }

    /** Returns refunds that are pending since before the given time. */
    public List<Refund> pending(Instant askedBefore, int limit) {
        return stores.transactor()
                .read("refunds-pending", view -> stores.payments().pendingRefunds(view, askedBefore, limit));
    }

    @Override
    public Result deliver(OutboxMessage message) {
        int space = message.body().indexOf(' ');
        ChargeId charge = ChargeId.parse(message.body().substring(0, space));
        PaymentProvider provider = providers.get(charge.provider());
        if (provider == null) {
            return new Result.Later("no provider " + charge.provider() + " is configured", Duration.ofHours(1));
        }
        if (find(charge).filter(refund -> refund.id().equals(message.id())).isEmpty()) {
            // it failed meanwhile and its gems are back: to ask for it could give the money back all the same
            return new Result.Delivered();
        }
        PaymentProvider.Answer answer = provider.refund(charge, message.body().substring(space + 1), message.id());
        if (answer instanceof PaymentProvider.Answer.Unknown unknown) {
            return new Result.Later(unknown.reason(), unknown.notBefore());
        }
        boolean ended = stores.transactor().write("refund-settle", tx -> settle(tx, charge, message.id(), answer));
        if (ended && answer instanceof PaymentProvider.Answer.Refused refused) {
            LOG.warn("refund {} of charge {} was refused: {}", message.id(), charge, refused.reason());
        }
        return new Result.Delivered();
    }

    private boolean settle(Transaction tx, ChargeId id, String asked, PaymentProvider.Answer answer) {
        Charge charge = stores.payments().lockCharge(tx, id).orElseThrow();
        Optional<Refund> pending = stores.payments()
                .findRefund(tx, id)
                .filter(refund -> refund.id().equals(asked) && refund.state() == Refund.State.PENDING);
        if (pending.isEmpty()) {
            return false; // the provider told of it in another way meanwhile; another refund may be pending now
        }
        if (answer instanceof PaymentProvider.Answer.Refused refused) {
            charges.refundFailed(tx, charge, pending.get(), refused.reason());
        } else {
            charges.refundDone(tx, charge, pending.get());
        }
        return true;
    }
}
