package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;

/**
 * Where Telegram sends a bot's updates, for an operator. It works whether or not the bot runs, and no update that waits is
 * ever dropped: there may be payments among them. Thread-safe.
 */
public final class WebhookRegistration implements AutoCloseable {
    private final BotApi api;

    /** Opens it; nothing is called yet. */
    public WebhookRegistration(TelegramConfig config, MeterRegistry meters) {
        this.api = BotApi.forCalls(config, new BotMeters(meters));
    }

    /** Makes the call that sets a webhook, with the kinds of updates that the bot hears of. */
    static SetWebhook setting(URI address, Secret secret) {
        return SetWebhook.builder()
                .url(address.toString())
                .secretToken(secret.reveal())
                .allowedUpdates(Poller.KINDS)
                .build();
    }

    /** Makes the call that deletes the webhook, whether or not one is set. */
    static DeleteWebhook deletion() {
        return new DeleteWebhook();
    }

    /**
     * Has updates sent to an address from now on.
     *
     * @throws TelegramCallException if Telegram cannot be reached or refuses it
     */
    public void set(URI address, Secret secret) {
        JsonNode unused = call(setting(address, secret));
    }

    /**
     * Has no updates sent any more; they wait to be polled.
     *
     * @throws TelegramCallException if Telegram cannot be reached or refuses it
     */
    public void delete() {
        JsonNode unused = call(deletion());
    }

    /**
     * Asks how it stands.
     *
     * @throws TelegramCallException if Telegram cannot be reached or refuses it
     */
    public WebhookInfo info() {
        return WebhookInfo.read(call(new GetWebhookInfo()));
    }

    private JsonNode call(PartialBotApiMethod<?> method) {
        ApiAnswer answer = api.call(method);
        if (answer instanceof ApiAnswer.Done done) {
            return done.result();
        } else if (Listening.isTokenRejection(answer)) {
            throw new TelegramCallException(false, Listening.BAD_TOKEN);
        } else if (answer instanceof ApiAnswer.Refused refused) {
            throw new TelegramCallException(false, "Telegram refuses that: " + refused.description());
        } else if (answer instanceof ApiAnswer.SlowDown slowDown) {
            throw new TelegramCallException(
                    true, "Telegram asked to wait " + slowDown.retryAfter().toSeconds() + " s. Try again after that.");
        }
        throw new TelegramCallException(true, Listening.unreachable(answer));
    }

    /** Ends calls that are under way, and connections. */
    @Override
    public void close() {
        api.close();
    }
}
