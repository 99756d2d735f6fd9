package dev.gembind.sandbox.telegram;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of all chats; each chat keeps its newest 300. Guarded by the scene. */
final class Chats {
    /** The one group everybody and the bot are members of. */
    static final long GROUP = -4_100_200_300L;

    static final String GROUP_TITLE = "Gem collectors";
    private static final int KEPT = 300;

    private final Scene scene;
    private final InstantSource clock;
    private final Map<Long, List<ChatMessage>> byChat = new HashMap<>();
    private long lastId = 100;

    Chats(Scene scene, InstantSource clock) {
        this.scene = scene;
        this.clock = clock;
    }

    ChatMessage add(long chat, @Nullable Person from, FormattedText content, List<List<Button>> buttons) {
        return scene.change(() -> {
            ChatMessage message = new ChatMessage(
                    chat, ++lastId, from, content.text(), content.entities(), buttons, clock.instant(), null);
            List<ChatMessage> messages = byChat.computeIfAbsent(chat, id -> new ArrayList<>());
            messages.add(message);
            if (messages.size() > KEPT) {
                messages.remove(0);
            }
            return message;
        });
    }

    List<ChatMessage> of(long chat) {
        return scene.look(() -> List.copyOf(byChat.getOrDefault(chat, List.of())));
    }

    Optional<ChatMessage> find(long chat, long id) {
        return of(chat).stream().filter(message -> message.id() == id).findFirst();
    }

    ChatMessage replace(ChatMessage old, FormattedText content, List<List<Button>> buttons) {
        return scene.change(() -> {
            ChatMessage next = old.changed(content, buttons, clock.instant());
            byChat.getOrDefault(old.chat(), List.of()).replaceAll(message -> message.id() == old.id() ? next : message);
            return next;
        });
    }

    boolean remove(long chat, long id) {
        return scene.change(() -> byChat.getOrDefault(chat, new ArrayList<>()).removeIf(message -> message.id() == id));
    }
}
