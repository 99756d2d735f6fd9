package dev.gembind.adapters.payments;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Settlement;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.ReplayWindow.Sighting;
import dev.gembind.core.webhooks.Verification;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.core.webhooks.WebhookVerifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events of one provider. That an event was seen and what it changes are one commit, so that whatever breaks
 * between, the next attempt finds both or neither.
 */
final class EventHandler implements WebhookHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EventHandler.class);

    private final Dialect dialect;
    private final WebhookVerifier verifier;
    private final PaymentWebhooks.Needs needs;

    EventHandler(Dialect dialect, WebhookVerifier verifier, PaymentWebhooks.Needs needs) {
        this.dialect = dialect;
        this.verifier = verifier;
        this.needs = needs;
    }

    @Override
    public String source() {
        return dialect.source();
    }

    @Override
    public WebhookResult handle(InboundWebhook webhook) {
        Verification verification = verifier.verify(webhook);
        if (verification instanceof Verification.Rejected rejected) {
            LOG.info("a webhook of {} was rejected: {}", source(), rejected.reason());
            return WebhookResult.of(rejected);
        }
        try {
            return take(dialect.read(webhook, (Verification.Verified) verification));
        } catch (MalformedEventException e) {
            LOG.warn("a signed event of {} cannot be understood: {}", source(), e.getMessage());
            return WebhookResult.MALFORMED;
        }
    }

    private WebhookResult take(Told told) {
        Told.OfCharge news = told.news();
        if (news == null) {
            return WebhookResult.IGNORED;
        }
        Taken taken = needs.transactor().write("payment-event", tx -> settle(tx, told, news));
        WebhookResult result = taken.result();
        if (taken.settlement() != null) {
            needs.payments().announce(news.charge(), taken.settlement());
        }
        LOG.info("event {} of {} about charge {}: {}", told.eventId(), source(), news.charge(), result);
        if (result == WebhookResult.SET_ASIDE) {
            alert("payment-suspense", news, "A payment fits no order, and nobody got gems for it.");
        } else if (result == WebhookResult.ALTERED) {
            alert("webhook-altered", news, "An event came again under the same id and said something else.");
        }
        if (taken.settlement() instanceof Settlement.Contradicted) {
            alert(
                    "payment-contradicted",
                    news,
                    "A charge was told of again with another amount, order or payer. What was told first stays.");
        }
        if (news.refundFailed() && taken.settlement() instanceof Settlement.Settled) {
            alert(
                    "refund-failed",
                    news,
                    "A refund failed, and its money is here again. Gems that it took are the user's again; give the money"
                            + " back in another way, or ask for the refund once more.");
        }
        return result;
    }

    /** What became of an event, and of the charge it tells of when it was not seen before. */
    private record Taken(WebhookResult result, @Nullable Settlement settlement) {}

    private Taken settle(Transaction tx, Told told, Told.OfCharge news) {
        Sighting sighting = needs.replays().admit(tx, source(), told.eventId(), told.fingerprint());
        return switch (sighting) {
            case DUPLICATE -> new Taken(WebhookResult.DUPLICATE, null);
            case ALTERED -> new Taken(WebhookResult.ALTERED, null);
            case FIRST -> learned(needs.payments().learn(tx, news.charge(), news.news()));
        };
    }

    private static Taken learned(Settlement settlement) {
        return new Taken(result(settlement), settlement);
    }

    private static WebhookResult result(Settlement settlement) {
        if (!(settlement instanceof Settlement.Settled settled)) {
            return WebhookResult.DUPLICATE;
        }
        return settled.charge().state() == Charge.State.SUSPENSE ? WebhookResult.SET_ASIDE : WebhookResult.APPLIED;
    }

    private void alert(String kind, Told.OfCharge news, String message) {
        needs.alerts().alert(new Alert(kind, news.charge().text(), message));
    }
}
