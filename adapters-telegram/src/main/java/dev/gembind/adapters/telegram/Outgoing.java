package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.payments.SubscriptionOffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.invoices.CreateInvoiceLink;
import org.telegram.telegrambots.meta.api.methods.invoices.SendInvoice;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.payments.LabeledPrice;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * One call on its way to a chat.
 *
 * @param chat whose order it keeps
 * @param method the call
 * @param otherwise what to send when Telegram refuses it, or null for nothing
 * @param tries how often it was tried
 * @param sequel makes what is sent next of the result, or null for nothing
 * @param errand the update that it answers, or null if nobody asked for it
 */
record Outgoing(
        long chat,
        PartialBotApiMethod<?> method,
        @Nullable Outgoing otherwise,
        int tries,
        @Nullable Function<JsonNode, Outgoing> sequel,
        @Nullable Errand errand) {
    Outgoing(long chat, PartialBotApiMethod<?> method, @Nullable Outgoing otherwise, int tries) {
        this(chat, method, otherwise, tries, null, null);
    }

    // a name that looks like an address must not unfold into somebody's page
    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();
    private static final int MAX_NOTE = 200;
    // Bot API, "sendInvoice"
    private static final int MAX_TITLE = 32;

    /** Makes a new message. */
    static Outgoing message(long chat, Screen screen) {
        SendMessage method = SendMessage.builder()
                .chatId(chat)
                .text(screen.text())
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(screen.buttons().isEmpty() ? null : keyboard(screen))
                .build();
        return new Outgoing(chat, method, null, 0);
    }

    /** Puts the screen in place of a message, or below it when the message can no longer be changed. */
    static Outgoing replacement(long chat, int message, Screen screen) {
        EditMessageText method = EditMessageText.builder()
                .chatId(chat)
                .messageId(message)
                .text(screen.text())
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(keyboard(screen))
                .build();
        return new Outgoing(chat, method, message(chat, screen), 0);
    }

    /** Ends the waiting sign on a pressed button; the note pops up over the chat. */
    static Outgoing acknowledgement(long chat, String query, @Nullable String note) {
        AnswerCallbackQuery method = AnswerCallbackQuery.builder()
                .callbackQueryId(query)
                .text(note == null || note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE))
                .showAlert(note != null)
                .build();
        return new Outgoing(chat, method, null, 0);
    }

    /** Asks for Stars: an invoice, or a link to one where they are paid again and again. */
    static Outgoing invoice(long chat, Bill bill) {
        return bill.isSubscription() ? subscription(chat, bill) : once(chat, bill);
    }

    /** No provider token, one price, and a start parameter so that a forwarded copy cannot be paid. */
    private static Outgoing once(long chat, Bill bill) {
        SendInvoice method = SendInvoice.builder()
                .chatId(chat)
                .title(shortened(bill.title()))
                .description(Sentence.INVOICE.text(bill.gems()))
                .payload(bill.payload())
                .providerToken("")
                .startParameter(GemTalk.START)
                .currency(bill.order().price().currency())
                .price(new LabeledPrice(bill.title(), bill.stars()))
                .build();
        return new Outgoing(chat, method, null, 0);
    }

    /** Only a link can be about a subscription (Bot API, "createInvoiceLink"); it is sent as soon as it is there. */
    private static Outgoing subscription(long chat, Bill bill) {
        CreateInvoiceLink method = CreateInvoiceLink.builder()
                .title(shortened(bill.title()))
                .description(Sentence.INVOICE_SUBSCRIPTION.text(bill.gems()))
                .payload(bill.payload())
                .providerToken("")
                .currency(bill.order().price().currency())
                .price(new LabeledPrice(bill.title(), bill.stars()))
                .subscriptionPeriod(Math.toIntExact(SubscriptionOffer.TELEGRAM_PERIOD.toSeconds()))
                .build();
        Outgoing trouble = message(chat, Screen.of(Sentence.TROUBLE.text()));
        return new Outgoing(chat, method, trouble, 0, link -> toInvoice(chat, bill, link.asText()), null);
    }

    private static Outgoing toInvoice(long chat, Bill bill, String link) {
        InlineKeyboardButton key = new InlineKeyboardButton(Sentence.BUTTON_SUBSCRIBE.text(bill.stars() + ""));
        key.setUrl(link);
        SendMessage method = SendMessage.builder()
                .chatId(chat)
                .text(Sentence.SUBSCRIBE.text(bill.gems()))
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(key))))
                .build();
        return new Outgoing(chat, method, null, 0);
    }

    private static String shortened(String title) {
        return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE);
    }

    Outgoing again() {
        return new Outgoing(chat, method, otherwise, tries + 1, sequel, errand);
    }

    /** Returns the same call, made for an update. */
    Outgoing on(@Nullable Errand cause) {
        return new Outgoing(chat, method, otherwise, tries, sequel, cause);
    }

    /** Says that it was sent or given up, and that nothing takes its place. */
    void settle() {
        if (errand != null) {
            errand.done();
        }
    }

    private static InlineKeyboardMarkup keyboard(Screen screen) {
        List<InlineKeyboardButton> buttons =
                screen.buttons().stream().map(Outgoing::key).toList();
        if (screen.layout() == Screen.Layout.COLUMN) {
            return new InlineKeyboardMarkup(
                    buttons.stream().map(InlineKeyboardRow::new).toList());
        }
        return new InlineKeyboardMarkup(buttons.isEmpty() ? List.of() : List.of(new InlineKeyboardRow(buttons)));
    }

    private static InlineKeyboardButton key(Screen.Button button) {
        InlineKeyboardButton shown = new InlineKeyboardButton(button.label());
        shown.setCallbackData(button.data());
        return shown;
    }
}
