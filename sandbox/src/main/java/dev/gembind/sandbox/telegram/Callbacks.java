package dev.gembind.sandbox.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The button presses that wait for the bot's answer; after 15 minutes they are too old. Guarded by the scene. */
final class Callbacks {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final Scene scene;
    private final InstantSource clock;
    private final Random random;
    private final Map<String, Press> presses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Press> eldest) {
            return size() > MOST;
        }
    };

    Callbacks(Scene scene, InstantSource clock, long seed) {
        this.scene = scene;
        this.clock = clock;
        this.random = new Random(seed ^ 0xCA11BAC);
    }

    private record Press(
            long person, long chat, Instant at, @Nullable CallbackAnswer answer) {}

    String add(long person, long chat) {
        return scene.change(() -> {
            String id = Long.toString(random.nextLong(Long.MAX_VALUE));
            presses.put(id, new Press(person, chat, clock.instant(), null));
            return id;
        });
    }

    void answer(String id, CallbackAnswer answer) {
        scene.change(() -> {
            Press press = presses.get(id);
            if (press == null || press.answer() != null || press.at().plus(LIFE).isBefore(clock.instant())) {
                throw BotApiException.badRequest(
                        "query is too old and response timeout expired or query ID is invalid");
            }
            presses.put(id, new Press(press.person(), press.chat(), press.at(), answer));
            return true;
        });
    }

    Optional<CallbackAnswer> find(String id) {
        return scene.look(() -> Optional.ofNullable(presses.get(id)).map(Press::answer));
    }

    /** Returns the answer to the newest press of this person in this chat that has one. */
    Optional<CallbackAnswer> newest(long person, long chat) {
        return scene.look(() -> presses.values().stream()
                .filter(press -> press.person() == person && press.chat() == chat)
                .reduce((older, newer) -> newer)
                .map(Press::answer));
    }
}
