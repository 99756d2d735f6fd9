package dev.gembind.adapters.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
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
 */
record Outgoing(
        long chat, PartialBotApiMethod<?> method, @Nullable Outgoing otherwise, int tries) {
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

    /** Asks for Stars: no provider token, one price, and a start parameter so that a forwarded copy cannot be paid. */
    static Outgoing invoice(long chat, Bill bill) {
        String title = bill.offer().title("en");
        SendInvoice method = SendInvoice.builder()
                .chatId(chat)
                .title(title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE))
                .description(Sentence.INVOICE.text(bill.offer().gems().toString()))
                .payload(bill.payload())
                .providerToken("")
                .startParameter(GemTalk.START)
                .currency(bill.price().currency())
                .price(new LabeledPrice(title, Math.toIntExact(bill.price().amount())))
                .build();
        return new Outgoing(chat, method, null, 0);
    }

    Outgoing again() {
        return new Outgoing(chat, method, otherwise, tries + 1);
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
