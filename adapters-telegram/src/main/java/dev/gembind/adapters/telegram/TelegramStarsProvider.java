package dev.gembind.adapters.telegram;

import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.PaymentProvider;
import java.time.Duration;
import org.telegram.telegrambots.meta.api.methods.payments.RefundStarPayment;

/**
 * Gives Stars back. Telegram knows whole refunds only, and says of a second one that it was made already, which is what
 * makes asking again safe (tdlib/telegram-bot-api issue 690).
 */
final class TelegramStarsProvider implements PaymentProvider {
    private static final int BAD_REQUEST = 400;
    private static final String ALREADY = "CHARGE_ALREADY_REFUNDED";

    private final BotApi api;

    TelegramStarsProvider(BotApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return Till.PROVIDER;
    }

    @Override
    public boolean needsPayer() {
        return true;
    }

    @Override
    public Answer refund(ChargeId charge, String payer, String name) {
        long person;
        try {
            person = Long.parseLong(payer);
        } catch (NumberFormatException e) {
            return new Answer.Refused("the payer is no Telegram account");
        }
        return answer(api.call(new RefundStarPayment(person, charge.id())));
    }

    private static Answer answer(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Done) {
            return new Answer.Done();
        } else if (answer instanceof ApiAnswer.SlowDown slowDown) {
            return new Answer.Unknown("Telegram asked to wait", slowDown.retryAfter());
        } else if (answer instanceof ApiAnswer.Refused refused && refused.code() == BAD_REQUEST) {
            return refused.description().contains(ALREADY)
                    ? new Answer.Done()
                    : new Answer.Refused(refused.description());
        }
        // a wrong token or path says nothing of the charge
        return new Answer.Unknown("Telegram did not answer: " + answer.word(), Duration.ZERO);
    }
}
