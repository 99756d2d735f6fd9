package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.Verification;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.core.webhooks.WebhookVerifier;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes updates that Telegram sends. Questions before payments are passed on before anything else is done; the rest is
 * handled as if it had been polled. What cannot be stored, and what another thread is handling, is not acknowledged, and
 * Telegram sends it again. Thread-safe.
 */
final class TelegramWebhook implements WebhookHandler {
    private static final String SOURCE = "telegram";

    private final JsonMapper mapper = new JsonMapper();
    private final UpdateMemory memory = new UpdateMemory();
    private final WebhookVerifier verifier;
    private final UpdateWork work;
    private final @Nullable UpdateInbox inbox;

    /**
     * @param inbox knows of updates that others handled; null where there are no others
     */
    TelegramWebhook(WebhookVerifier verifier, UpdateWork work, @Nullable UpdateInbox inbox) {
        this.verifier = verifier;
        this.work = work;
        this.inbox = inbox;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public WebhookResult handle(InboundWebhook webhook) {
        if (verifier.verify(webhook) instanceof Verification.Rejected rejected) {
            return WebhookResult.of(rejected);
        }
        JsonNode update = parse(webhook.body());
        JsonNode id = update.path("update_id");
        if (!id.isInt()) {
            work.meters().update("unreadable");
            return WebhookResult.MALFORMED;
        }
        ArrayNode batch = mapper.createArrayNode().add(update);
        work.handler().arrived(batch);
        return switch (memory.begin(id.intValue())) {
            case NEW -> takeNew(id.intValue(), update);
            case BUSY -> WebhookResult.BUSY;
            case HANDLED -> duplicate();
        };
    }

    private WebhookResult takeNew(int id, JsonNode update) {
        boolean handled = false;
        try {
            WebhookResult result = isSettled(id) ? duplicate() : take(id, update);
            handled = true;
            return result;
        } finally {
            memory.end(id, handled);
        }
    }

    private WebhookResult take(int id, JsonNode update) {
        try {
            Errand unused = work.run(id, update); // its answers are sent without Telegram waiting for it
            return WebhookResult.APPLIED;
        } catch (StorageException e) {
            work.meters().update("kept");
            throw e;
        }
    }

    private boolean isSettled(int id) {
        return inbox != null && !inbox.settledAmong(Set.of(id)).isEmpty();
    }

    private WebhookResult duplicate() {
        work.meters().update("duplicate");
        return WebhookResult.DUPLICATE;
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            return mapper.missingNode();
        }
    }
}
