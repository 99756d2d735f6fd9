package dev.gembind.adapters.telegram;

import com.google.common.base.Ascii;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Settlement;
import dev.gembind.core.payments.Subscription.State;
import dev.gembind.core.payments.SubscriptionNews;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.payments.BotSubscriptionUpdated;
import org.telegram.telegrambots.meta.api.objects.payments.RefundedPayment;
import org.telegram.telegrambots.meta.api.objects.payments.SuccessfulPayment;

/** Passes on to core what was paid and what went back. When a method returns, it is stored. */
final class Till {
    /** The provider's name in charges. */
    static final String PROVIDER = "telegram";

    private static final Logger LOG = LoggerFactory.getLogger(Till.class);

    private final Shop shop;
    private final Alarm alarm;
    private final BotMeters meters;
    private final Consumer<Outgoing> sender;

    Till(Shop shop, Alarm alarm, BotMeters meters, Consumer<Outgoing> sender) {
        this.shop = shop;
        this.alarm = alarm;
        this.meters = meters;
        this.sender = sender;
    }

    static boolean concerns(@Nullable Message message) {
        return message != null && (message.getSuccessfulPayment() != null || message.getRefundedPayment() != null);
    }

    /**
     * Takes a message about money in.
     *
     * @throws dev.gembind.core.storage.StorageException if it could not be stored, and has to come again
     */
    void take(Message message) {
        if (message.getSuccessfulPayment() != null) {
            paid(message, message.getSuccessfulPayment());
        }
        if (message.getRefundedPayment() != null) {
            refunded(message.getRefundedPayment());
        }
    }

    private void paid(Message message, SuccessfulPayment told) {
        Integer until = told.getSubscriptionExpirationDate();
        Payment payment = new Payment(
                null,
                payer(message),
                new Price(told.getTotalAmount(), told.getCurrency()),
                Instant.ofEpochSecond(message.getDate()),
                until == null || until <= 0 ? null : Instant.ofEpochSecond(until));
        String payload = told.getInvoicePayload() == null ? "" : told.getInvoicePayload();
        Settlement settlement = shop.payments().paid(charge(told.getTelegramPaymentChargeId()), payload, payment);
        meters.payment(word(settlement, "paid"));
        if (settlement instanceof Settlement.Contradicted known) {
            alarm.raise(
                    "payment-contradicted",
                    "Charge " + known.charge().id()
                            + " was told of again with another amount, order or payer. What was told first stays.");
        }
        if (settlement instanceof Settlement.Settled settled && settled.charge().state() == Charge.State.SUSPENSE) {
            suspend(settled.charge(), message.getChatId());
        }
    }

    /** Money came and nobody can tell for what: people on both sides have to know. */
    private void suspend(Charge charge, long chat) {
        meters.payment("suspense");
        alarm.raise(
                "payment-suspense",
                "Charge " + charge.id() + " was paid, but fits no order. Look at it and assign it.");
        sender.accept(Outgoing.message(
                chat, Screen.of(Sentence.PAYMENT_UNCLEAR.text(charge.id().id()))));
    }

    private void refunded(RefundedPayment told) {
        // Stars go back as a whole or not at all (Bot API, "refundStarPayment")
        Settlement settlement = shop.payments().refunded(charge(told.getTelegramPaymentChargeId()), Facts.ALL);
        meters.payment(word(settlement, "refunded"));
    }

    /**
     * Takes in how a subscription stands.
     *
     * @throws dev.gembind.core.storage.StorageException if it could not be stored, and has to come again
     */
    void subscribed(BotSubscriptionUpdated told) {
        Optional<State> state = state(told.getState());
        if (state.isEmpty()) {
            LOG.warn("Telegram told of a state of a subscription that is not known here");
            meters.subscription("unreadable");
            return;
        }
        String payload = told.getInvoicePayload() == null ? "" : told.getInvoicePayload();
        SubscriptionNews news = shop.subscriptions().told(PROVIDER, payload, state.get());
        if (news instanceof SubscriptionNews.Unknown) {
            LOG.warn("Telegram told of a subscription that no order here began");
        }
        meters.subscription(
                news instanceof SubscriptionNews.Taken
                        ? Ascii.toLowerCase(state.get().name())
                        : Ascii.toLowerCase(news.getClass().getSimpleName()));
    }

    private static Optional<State> state(@Nullable String told) {
        return Stream.of(State.ACTIVE, State.CANCELED, State.FAILED)
                .filter(state -> Ascii.toLowerCase(state.name()).equals(told))
                .findFirst();
    }

    private static String word(Settlement settlement, String news) {
        return settlement instanceof Settlement.Settled ? news : "known";
    }

    /** In a private chat, and in a group too, the message about a payment comes from whoever paid. */
    private static @Nullable String payer(Message message) {
        return message.getFrom() == null
                ? null
                : Long.toString(message.getFrom().getId());
    }

    private static ChargeId charge(String id) {
        return new ChargeId(PROVIDER, id);
    }

    /** No more tries are made: Telegram will not tell again. */
    void givenUp(int update) {
        meters.payment("given_up");
        alarm.raise(
                "payment-lost",
                "Update " + update
                        + " tells of a payment and cannot be taken in. Compare the bot's Star transactions.");
    }
}
