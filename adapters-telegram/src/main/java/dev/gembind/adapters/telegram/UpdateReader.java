package dev.gembind.adapters.telegram;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Picks out what a person wrote or pressed, in a chat with people. Everything else is empty: edited messages, channel
 * posts, other bots, messages sent in the name of a chat (anonymous administrators), forwarded messages and those sent
 * through another bot. A forwarded code was not typed by its owner.
 */
final class UpdateReader {
    // at most 52 significant bits (Bot API, "User")
    private static final long MAX_ID = (1L << 52) - 1;

    private UpdateReader() {}

    static Optional<Incoming> read(Update update) {
        if (update.hasMessage()) {
            return Optional.ofNullable(written(update.getMessage()));
        }
        return update.hasCallbackQuery() ? Optional.ofNullable(pressed(update.getCallbackQuery())) : Optional.empty();
    }

    private static @Nullable Incoming written(Message message) {
        Sender sender = sender(message.getFrom());
        Chat chat = message.getChat();
        String text = message.getText();
        if (sender == null || !isWithPeople(chat) || text == null || text.isEmpty() || isSecondHand(message)) {
            return null;
        }
        return new Incoming.Written(sender, chat.getId(), isPrivate(chat), text);
    }

    private static boolean isSecondHand(Message message) {
        return message.getSenderChat() != null
                || message.getForwardOrigin() != null
                || message.getViaBot() != null
                || Boolean.TRUE.equals(message.getIsAutomaticForward());
    }

    private static @Nullable Incoming pressed(CallbackQuery query) {
        Sender sender = sender(query.getFrom());
        MaybeInaccessibleMessage message = query.getMessage();
        if (sender == null || message == null || query.getId() == null || query.getData() == null) {
            return null;
        }
        Chat chat = message.getChat();
        if (!isWithPeople(chat) || message.getMessageId() == null) {
            return null;
        }
        return new Incoming.Pressed(
                sender,
                chat.getId(),
                isPrivate(chat),
                query.getId(),
                message.getMessageId(),
                shownAt(message.getDate()),
                query.getData());
    }

    /** The date of a message that is no longer accessible is 0 (Bot API, "InaccessibleMessage"). */
    private static @Nullable Instant shownAt(@Nullable Integer date) {
        return date == null || date <= 0 ? null : Instant.ofEpochSecond(date);
    }

    private static @Nullable Sender sender(@Nullable User user) {
        if (user == null
                || user.getId() == null
                || user.getId() <= 0
                || user.getId() > MAX_ID
                || Boolean.TRUE.equals(user.getIsBot())) {
            return null;
        }
        String firstName = user.getFirstName() == null ? "" : user.getFirstName();
        return new Sender(user.getId(), firstName, user.getLastName(), user.getUserName());
    }

    private static boolean isWithPeople(@Nullable Chat chat) {
        return chat != null && chat.getId() != null && !"channel".equals(chat.getType());
    }

    private static boolean isPrivate(Chat chat) {
        return "private".equals(chat.getType());
    }
}
