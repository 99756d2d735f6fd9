package dev.gembind.adapters.telegram;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Notice;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells users in Telegram what became of their payments. Whoever has no Telegram account, or blocks the bot, is told
 * nothing: the site and {@code /history} show it. A message may arrive twice when an answer of Telegram gets lost.
 */
final class TelegramNotices implements Courier {
    private static final int FORBIDDEN = 403;

    private final BotApi api;
    private final BindingService bindings;
    private final BotMeters meters;
    private final SendPace pace;
    private final Pause pause;

    TelegramNotices(BotApi api, BindingService bindings, BotMeters meters, SendPace pace, Pause pause) {
        this.api = api;
        this.bindings = bindings;
        this.meters = meters;
        this.pace = pace;
        this.pause = pause;
    }

    @Override
    public Result deliver(OutboxMessage message) {
        Optional<Notice> notice = Notice.read(message.body());
        if (notice.isEmpty()) {
            return new Result.Never("not a notice of a payment");
        }
        Optional<Long> chat = chatOf(notice.get().user());
        return chat.isEmpty() ? new Result.Delivered() : send(chat.get(), text(notice.get()));
    }

    private Optional<Long> chatOf(UserId user) {
        // the private chat with a person has the person's number (Bot API, "Chat")
        return bindings.bindingsOf(user).stream()
                .filter(binding -> binding.platform() == Platform.TELEGRAM && binding.opensTheDoor())
                .map(Binding::account)
                .map(account -> Long.parseLong(account.id()))
                .findFirst();
    }

    private static String text(Notice notice) {
        Sentence sentence = switch (notice.event()) {
            case CREDITED -> Sentence.NOTICE_CREDITED;
            case REVERSED -> Sentence.NOTICE_REVERSED;
            case REINSTATED -> Sentence.NOTICE_REINSTATED;
            case REFUND_FAILED -> Sentence.NOTICE_REFUND_FAILED;
            case SUBSCRIPTION_CANCELED -> Sentence.NOTICE_SUBSCRIPTION_CANCELED;
            case SUBSCRIPTION_ALLOWED -> Sentence.NOTICE_SUBSCRIPTION_ALLOWED;
            case SUBSCRIPTION_FAILED -> Sentence.NOTICE_SUBSCRIPTION_FAILED;
        };
        return sentence.text(notice.gems().toString());
    }

    private Result send(long chat, String text) {
        pause.await(pace.take(chat));
        if (pause.isStopped()) {
            return new Result.Later("the bot is ending", Duration.ZERO);
        }
        ApiAnswer answer = api.call(Outgoing.message(chat, Screen.of(text)).method());
        meters.send(answer.word());
        if (answer instanceof ApiAnswer.SlowDown slowDown) {
            return new Result.Later("Telegram asked to wait", slowDown.retryAfter());
        } else if (answer instanceof ApiAnswer.Refused refused && refused.code() != FORBIDDEN) {
            return new Result.Never(refused.description());
        }
        return answer instanceof ApiAnswer.Done || answer instanceof ApiAnswer.Refused
                ? new Result.Delivered()
                : new Result.Later("Telegram did not answer: " + answer.word(), Duration.ZERO);
    }
}
