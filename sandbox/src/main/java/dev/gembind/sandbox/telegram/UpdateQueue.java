package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The updates that wait for the bot. An offset confirms what is older; updates are kept for a day, and
 * questions before a payment for 150 seconds; after a week without
 * any, the next id is drawn anew (here always below the last one, the case that trips pollers). Guarded by the scene.
 */
final class UpdateQueue {
    private static final Duration KEPT = Duration.ofHours(24);
    // tdlib/telegram-bot-api, Client.cpp, add_new_pre_checkout_query
    private static final Duration QUESTION_KEPT = Duration.ofSeconds(150);
    private static final Duration QUIET = Duration.ofDays(7);
    private static final int MOST = 100_000;
    private static final int REMEMBERED = 3;
    private static final int FIRST_ID = 700_000_000;
    private static final int SPREAD = 90_000_000;
    private static final int AHEAD = 10;

    private final Scene scene;
    private final InstantSource clock;
    private final Random random;
    private final Deque<Update> waiting = new ArrayDeque<>();
    private final Deque<Update> confirmed = new ArrayDeque<>();
    private int nextId;
    private Instant newest;

    UpdateQueue(Scene scene, InstantSource clock, long seed) {
        this.scene = scene;
        this.clock = clock;
        this.random = new Random(seed ^ 0x0FF5E7);
        this.nextId = FIRST_ID + random.nextInt(SPREAD);
        this.newest = clock.instant();
    }

    record Update(int id, String kind, Instant at, ObjectNode body) {}

    /** Appends an update of a kind such as {@code message}; the body is what stands under that name. */
    int add(String kind, ObjectNode content) {
        return scene.change(() -> {
            Instant now = clock.instant();
            if (Duration.between(newest, now).compareTo(QUIET) >= 0) {
                nextId = 1 + random.nextInt(nextId - 1);
            }
            newest = now;
            ObjectNode body = Json.object().put("update_id", nextId);
            body.set(kind, content);
            waiting.addLast(new Update(nextId++, kind, now, body));
            if (waiting.size() > MOST) {
                waiting.removeFirst();
            }
            return nextId - 1;
        });
    }

    /** Forgets what the offset confirms; an offset far ahead of the newest id confirms nothing, as after a quiet week. */
    void confirm(int offset) {
        scene.look(() -> {
            expire();
            if (offset < 0) {
                while (waiting.size() > -(long) offset) {
                    waiting.removeFirst();
                }
            } else if (offset <= nextId + AHEAD) {
                while (!waiting.isEmpty() && waiting.getFirst().id() < offset) {
                    remember(waiting.removeFirst());
                }
            }
            return true;
        });
    }

    List<Update> first(int limit, List<String> kinds) {
        return scene.look(() -> {
            expire();
            if (!kinds.isEmpty()) {
                waiting.removeIf(update -> !kinds.contains(update.kind()));
            }
            return waiting.stream().limit(limit).toList();
        });
    }

    List<Update> lastConfirmed() {
        return scene.look(() -> new ArrayList<>(confirmed));
    }

    int pending() {
        return scene.look(waiting::size);
    }

    void drop() {
        scene.change(() -> {
            waiting.clear();
            return true;
        });
    }

    private void remember(Update update) {
        confirmed.addLast(update);
        if (confirmed.size() > REMEMBERED) {
            confirmed.removeFirst();
        }
    }

    private void expire() {
        Instant now = clock.instant();
        waiting.removeIf(update -> update.at().isBefore(now.minus(kept(update.kind()))));
    }

    private static Duration kept(String kind) {
        return kind.equals("pre_checkout_query") ? QUESTION_KEPT : KEPT;
    }
}
