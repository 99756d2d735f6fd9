package dev.gembind.adapters.web;

import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.Storefront;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop with one package, which Stripe sells by pages that do not exist, and the host site sells itself. */
public final class TestShop implements Checkout {
    /** What stands for the catalogue's document. */
    public static final String DOCUMENT = "{\"version\":3}";

    private static final Catalogue CATALOGUE = new Catalogue(
            3,
            List.of(new GemPackage(
                    "gems-100", new Gems(100), Map.of("XTR", 50L, "USD", 99L), Map.of("en", "100 gems"))),
            List.of(),
            Map.of("message", new Gems(1)));

    private final Queue<Checkout.Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final PaymentService payments;
    private final Storefront front;
    private final RefundService refunds;

    public TestShop(PaymentStores stores, LedgerContext ledger) {
        SecretKeys keys = new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of());
        PaymentContext context = new PaymentContext(ledger, new OrderPayload(keys), CATALOGUE);
        this.payments = new PaymentService(stores, context);
        this.front = new Storefront(payments, List.of(this), true);
        this.refunds = new RefundService(stores, context, Map.of("stripe", new Bank()));
    }

    /** Gives everything back at once. */
    private static final class Bank implements PaymentProvider {
        @Override
        public String name() {
            return "stripe";
        }

        @Override
        public boolean needsPayer() {
            return false;
        }

        @Override
        public PaymentProvider.Answer refund(ChargeId charge, String payer, String name) {
            return new PaymentProvider.Answer.Done();
        }
    }

    /** Has the next page not made but answered so. */
    public void answerNext(Checkout.Answer answer) {
        answers.add(answer);
    }

    public PaymentService payments() {
        return payments;
    }

    public WebServices.Shop services() {
        return new WebServices.Shop(front, payments, refunds, DOCUMENT);
    }

    /** Returns the same with no channel open. */
    public WebServices.Shop closed() {
        return new WebServices.Shop(new Storefront(payments, List.of(), false), payments, refunds, DOCUMENT);
    }

    @Override
    public Channel channel() {
        return Channel.STRIPE;
    }

    @Override
    public boolean sellsSubscriptions() {
        return false;
    }

    @Override
    public Checkout.Answer open(Bill bill) {
        Checkout.Answer told = answers.poll();
        URI page = URI.create("https://checkout.example/" + pages.incrementAndGet() + "/"
                + bill.order().price().amount());
        return told == null ? new Checkout.Answer.Opened(page) : told;
    }
}
