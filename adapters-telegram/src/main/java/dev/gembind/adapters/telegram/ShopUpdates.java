package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/** The way of updates where gems are sold: what is about money goes its own way, the rest is people talking. */
final class ShopUpdates implements UpdateHandler {
    private final UpdateHandler people;
    private final Till till;
    private final Checkouts checkouts;
    private final CheckoutWatch watch;

    ShopUpdates(UpdateHandler people, Till till, Checkouts checkouts, CheckoutWatch watch) {
        this.people = people;
        this.till = till;
        this.checkouts = checkouts;
        this.watch = watch;
    }

    @Override
    public void arrived(JsonNode batch) {
        checkouts.scan(batch);
    }

    @Override
    public void begin(JsonNode batch, @Nullable Integer offset) {
        arrived(batch);
        watch.begin(offset);
    }

    @Override
    public void end() {
        watch.end();
    }

    @Override
    public void unreadable(int updateId, JsonNode update) {
        JsonNode message = update.path("message");
        if (message.has("successful_payment") || message.has("refunded_payment")) {
            till.givenUp(updateId);
        } else {
            people.unreadable(updateId, update);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.gembind.core.storage.StorageException if it tells of a payment that could not be stored
     */
    @Override
    public void handle(Update update) {
        if (Till.concerns(update.getMessage())) {
            till.take(update.getMessage());
        } else if (update.hasSubscription()) {
            till.subscribed(update.getSubscription());
        } else {
            people.handle(update);
        }
    }

    @Override
    public void givenUp(Update update) {
        if (Till.concerns(update.getMessage())) {
            till.givenUp(update.getUpdateId());
        } else {
            people.givenUp(update);
        }
    }
}
