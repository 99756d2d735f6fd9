package dev.gembind.adapters.telegram;

import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.SubscriptionProvider;
import java.time.Duration;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.payments.star.EditUserStarSubscription;

/**
 * Ends subscriptions in Stars. The flag of the method says that renewing is over ({@code is_canceled}); taking it back does
 * not turn a subscription on, but lets the person do so (Bot API, "editUserStarSubscription"). Which of its charges names a
 * subscription that was renewed is not written down, so each is tried.
 */
final class TelegramSubscriptions implements SubscriptionProvider {
    private static final int BAD_REQUEST = 400;

    private final BotApi api;

    TelegramSubscriptions(BotApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return Till.PROVIDER;
    }

    @Override
    public Answer setRenewing(List<ChargeId> charges, String payer, boolean renews) {
        long person;
        try {
            person = Long.parseLong(payer);
        } catch (NumberFormatException e) {
            return new Answer.Refused("the payer is no Telegram account");
        }
        Answer answer = new Answer.Refused("there is no charge");
        for (ChargeId charge : charges) {
            answer = answer(api.call(new EditUserStarSubscription(person, charge.id(), !renews)));
            if (!(answer instanceof Answer.Refused)) {
                return answer;
            }
        }
        return answer;
    }

    private static Answer answer(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Done) {
            return new Answer.Done();
        } else if (answer instanceof ApiAnswer.SlowDown slowDown) {
            return new Answer.Unknown("Telegram asked to wait", slowDown.retryAfter());
        } else if (answer instanceof ApiAnswer.Refused refused && refused.code() == BAD_REQUEST) {
            return new Answer.Refused(refused.description());
        }
        // a wrong token or path says nothing of the subscription
        return new Answer.Unknown("Telegram did not answer: " + answer.word(), Duration.ZERO);
    }
}
