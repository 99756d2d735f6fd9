package dev.gembind.sandbox.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message in a chat.
 *
 * @param chat the chat's id: a person's for a private chat, negative for the group
 * @param id the message's id
 * @param from who wrote it, or null for the bot
 * @param text the text without markup
 * @param entities what is marked in the text
 * @param buttons the rows of buttons under it
 * @param sent when it was sent
 * @param edited when it was last changed, or null
 */
public record ChatMessage(
        long chat,
        long id,
        @Nullable Person from,
        String text,
        List<TextEntity> entities,
        List<List<Button>> buttons,
        Instant sent,
        @Nullable Instant edited) {
    /** Copies the lists. */
    public ChatMessage {
        entities = List.copyOf(entities);
        buttons = buttons.stream().map(List::copyOf).toList();
    }

    /** Says whether the bot wrote it. */
    public boolean fromBot() {
        return from == null;
    }

    /** Finds the button with this text. */
    public Optional<Button> button(String label) {
        return buttons.stream()
                .flatMap(List::stream)
                .filter(button -> button.text().equals(label))
                .findFirst();
    }

    ChatMessage changed(FormattedText content, List<List<Button>> keys, Instant when) {
        return new ChatMessage(chat, id, from, content.text(), content.entities(), keys, sent, when);
    }
}
