package dev.gembind.adapters.telegram;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.SubscriptionOffer;
import java.net.URI;
import java.time.Duration;
import org.telegram.telegrambots.meta.api.methods.invoices.CreateInvoiceLink;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;

/**
 * Makes links to invoices in Stars (Bot API, "createInvoiceLink"). Who pays is looked at in the question before the payment,
 * so that a link in other hands sells nothing.
 */
final class TelegramCheckout implements Checkout {
    // Bot API, "createInvoiceLink"
    private static final int MAX_TITLE = 32;
    private static final int PERIOD = Math.toIntExact(SubscriptionOffer.TELEGRAM_PERIOD.toSeconds());

    private final BotApi api;

    TelegramCheckout(BotApi api) {
        this.api = api;
    }

    @Override
    public Channel channel() {
        return Channel.TELEGRAM;
    }

    @Override
    public boolean sellsSubscriptions() {
        return true;
    }

    @Override
    public Answer open(Bill bill) {
        if (bill.order().price().amount() > Integer.MAX_VALUE) {
            return new Answer.Refused("Telegram knows no invoice of that many Stars");
        }
        return answer(api.call(link(bill)));
    }

    private static CreateInvoiceLink link(Bill bill) {
        Order order = bill.order();
        int stars = Math.toIntExact(order.price().amount());
        return CreateInvoiceLink.builder()
                .title(shortened(bill.title()))
                .description(Sentence.INVOICE.text(order.item().gems().toString()))
                .payload(bill.payload())
                .providerToken("")
                .currency(order.price().currency())
                .price(new LabeledPrice(bill.title(), stars))
                .subscriptionPeriod(order.item().isSubscription() ? PERIOD : null)
                .build();
    }

    private static String shortened(String title) {
        if (title.codePointCount(0, title.length()) <= MAX_TITLE) {
            return title;
        }
        return title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
    }

    private static Answer answer(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Done done) {
            return opened(done.result().asText());
        } else if (answer instanceof ApiAnswer.SlowDown slowDown) {
            return new Answer.Unavailable("Telegram asked to wait", slowDown.retryAfter());
        }
        return answer instanceof ApiAnswer.Refused refused
                ? new Answer.Refused(refused.description())
                : new Answer.Unavailable("Telegram did not answer: " + answer.word(), Duration.ZERO);
    }

    /** People are sent there, so it must be a page. */
    private static Answer opened(String link) {
        try {
            URI url = URI.create(link);
            if (("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null) {
                return new Answer.Opened(url);
            }
        } catch (IllegalArgumentException e) {
            return noLink();
        }
        return noLink();
    }

    private static Answer noLink() {
        return new Answer.Unavailable("Telegram sent something that is no link", Duration.ZERO);
    }
}
