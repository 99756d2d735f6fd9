package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be sent, in order for each chat; bounded for each chat and altogether. A chat with nothing waiting takes
 * no memory. Thread-safe.
 */
final class ChatQueues {
    static final int MAX_PER_CHAT = 20;
    private static final int MAX_WAITING = 10_000;

    /** What came of adding. */
    enum Added {
        /** It is the only one of its chat: somebody has to start sending. */
        FIRST,
        /** It waits behind others of its chat. */
        BEHIND,
        /** There is no room; it was not added. */
        FULL
    }

    private final Map<Long, Deque<Outgoing>> chats = new HashMap<>();
    private int count;

    synchronized Added add(Outgoing outgoing) {
        Deque<Outgoing> chat = chats.computeIfAbsent(outgoing.chat(), c -> new ArrayDeque<>());
        if (count >= MAX_WAITING || chat.size() >= MAX_PER_CHAT) {
            forgetIfEmpty(outgoing.chat(), chat);
            return Added.FULL;
        }
        count++;
        chat.addLast(outgoing);
        return chat.size() == 1 ? Added.FIRST : Added.BEHIND;
    }

    /** Returns what the chat is to be sent now; something waits for it. */
    synchronized Outgoing head(long chat) {
        return queue(chat).getFirst();
    }

    synchronized void replaceHead(long chat, Outgoing next) {
        Deque<Outgoing> queue = queue(chat);
        queue.removeFirst();
        queue.addFirst(next);
    }

    /** Takes the head off and tells whether another one waits. */
    synchronized boolean removeHead(long chat) {
        Deque<Outgoing> queue = queue(chat);
        queue.removeFirst();
        count--;
        return !forgetIfEmpty(chat, queue);
    }

    synchronized int size() {
        return count;
    }

    /** Waits until nothing is left to send, but no longer than given. */
    synchronized void awaitEmpty(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (count > 0 && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    private boolean forgetIfEmpty(long chat, Deque<Outgoing> queue) {
        if (!queue.isEmpty()) {
            return false;
        }
        chats.remove(chat);
        notifyAll();
        return true;
    }

    private Deque<Outgoing> queue(long chat) {
        Deque<Outgoing> queue = chats.get(chat);
        if (queue == null) {
            throw new IllegalStateException("nothing waits for this chat");
        }
        return queue;
    }
}
