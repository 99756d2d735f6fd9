package dev.gembind.adapters.payments;

import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.ReplayWindow;
import dev.gembind.core.webhooks.StandardWebhookSigner;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A house with one user and one package, and senders that sign as the real ones do. */
final class PaymentsWorld {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final UserId ALICE = new UserId("alice");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Catalogue CATALOGUE = new Catalogue(
            3,
            List.of(new GemPackage("gems-100", new Gems(100), Map.of("USD", 99L), Map.of("en", "100 gems"))),
            List.of(),
            Map.of());

    final MutableTime time = new MutableTime(NOW);
    final RecordingAlerts alerts = new RecordingAlerts();
    private final PaymentService payments;
    private final GemService gems;
    private final WebhookHandler host;
    private final WebhookHandler stripe;

    PaymentsWorld() {
        this(InMemoryStorage.runningBodiesTwice(), UnaryOperator.identity());
    }

    /** @param around what stands between the handlers and the storage */
    PaymentsWorld(InMemoryStorage storage, UnaryOperator<Transactor> around) {
        PaymentStores stores = storage.paymentStores();
        LedgerContext ledger = new LedgerContext(new Ids(time, new Random(7)), time, LedgerPolicy.USUAL);
        SecretKeys keys = new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of());
        payments = new PaymentService(stores, new PaymentContext(ledger, new OrderPayload(keys), CATALOGUE));
        gems = new GemService(storage.transactor(), storage.ledger(), ledger);
        PaymentWebhooks webhooks = new PaymentWebhooks(new PaymentWebhooks.Needs(
                around.apply(storage.transactor()),
                payments,
                new ReplayWindow(storage.seenEvents(), time, ReplayWindow.USUAL),
                alerts,
                time));
        host = webhooks.host(List.of(Secret.of(SECRET)));
        stripe = webhooks.stripe(List.of(Secret.of(SECRET)));
        storage.transactor().write("alice", tx -> storage.users().insertIfAbsent(tx, new User(ALICE, NOW)));
    }

    String order(Channel channel) {
        return placed(channel).id();
    }

    Order placed(Channel channel) {
        if (payments.place(ALICE, "gems-100", channel) instanceof PlaceOutcome.Placed placed) {
            return placed.order();
        }
        throw new AssertionError("not placed");
    }

    long gems() {
        return gems.view(ALICE).balance().gems().units();
    }

    long owed() {
        return gems.view(ALICE).balance().owed().units();
    }

    Charge charge(String provider, String id) {
        return payments.findCharge(new ChargeId(provider, id)).orElseThrow();
    }

    boolean knows(String provider, String id) {
        return payments.findCharge(new ChargeId(provider, id)).isPresent();
    }

    /** Sends an event of the host site, rightly signed now. */
    WebhookResult host(String id, String body) {
        return host.handle(signed(id, time.instant(), body));
    }

    WebhookResult deliver(InboundWebhook webhook) {
        return host.handle(webhook);
    }

    InboundWebhook signed(String id, Instant at, String body) {
        byte[] bytes = bytes(body);
        Map<String, String> headers = new StandardWebhookSigner(List.of(Secret.of(SECRET))).sign(id, at, bytes);
        return webhook(headers, bytes);
    }

    static InboundWebhook webhook(Map<String, String> headers, byte[] body) {
        Map<String, List<String>> all = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return InboundWebhook.of("http://localhost:8080/webhooks/payments", all, body);
    }

    /** Sends an event of Stripe, rightly signed now. */
    WebhookResult stripe(String body) {
        String seconds = Long.toString(time.instant().getEpochSecond());
        String header = "t=" + seconds + ",v1=" + hmac(seconds + "." + body);
        return stripe.handle(webhook(Map.of("Stripe-Signature", header), bytes(body)));
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(SECRET), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
