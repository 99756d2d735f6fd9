package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/** The chats a phone shows, as they stand in its addresses. */
enum ChatPath {
    /** The private chat with the bot. */
    BOT,
    /** The group. */
    GROUP;

    static ChatPath of(String name) {
        return Arrays.stream(values())
                .filter(chat -> chat.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no such chat: " + name));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isGroup() {
        return this == GROUP;
    }

    long id(Person viewer) {
        return this == GROUP ? TelegramPlatform.GROUP : viewer.id();
    }

    String path(Person viewer) {
        return "/phone/" + viewer.id() + "/" + key();
    }
}
