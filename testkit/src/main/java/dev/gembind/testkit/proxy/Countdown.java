package dev.gembind.testkit.proxy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Something that happens once, when one side is about to say so many messages more. Thread-safe. */
final class Countdown {
    private final Side side;
    private final AtomicInteger left;
    private final @Nullable Runnable instead;
    private volatile boolean over;

    /**
     * @param instead what to do, or null to cut the connection
     */
    Countdown(Side side, int messages, @Nullable Runnable instead) {
        this.side = side;
        this.left = new AtomicInteger(messages);
        this.instead = instead;
    }

    boolean concerns(Side speaker) {
        return side == speaker;
    }

    /** Counts a message; returns whether its connection goes on, and the message is passed. */
    boolean count() {
        if (left.decrementAndGet() != 0) {
            return true;
        }
        over = true;
        if (instead == null) {
            return false;
        }
        instead.run();
        return true;
    }

    boolean isOver() {
        return over;
    }
}
