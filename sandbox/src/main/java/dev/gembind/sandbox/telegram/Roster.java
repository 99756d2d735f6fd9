package dev.gembind.sandbox.telegram;

import dev.gembind.sandbox.people.Actor;
import dev.gembind.sandbox.people.Cast;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Who is on Telegram, who ever wrote to the bot, and who blocked it. Guarded by the scene. */
final class Roster {
    private static final long FIRST_ID = 100_000_000L;
    private static final int SPREAD = 900_000_000;
    private static final int MOST = 100_000;

    private final Scene scene;
    private final Map<Long, Person> byId = new LinkedHashMap<>();
    private final Set<Long> started = new HashSet<>();
    private final Set<Long> blocking = new HashSet<>();

    Roster(Scene scene, long seed) {
        this.scene = scene;
        Random random = new Random(seed ^ 0x7E1E);
        for (Actor actor : Cast.of(seed)) {
            long id = FIRST_ID + random.nextInt(SPREAD);
            byId.put(id, new Person(id, actor.firstName(), actor.lastName(), actor.username(), actor.language()));
        }
    }

    List<Person> all() {
        return scene.look(() -> List.copyOf(byId.values()));
    }

    Optional<Person> find(long id) {
        return scene.look(() -> Optional.ofNullable(byId.get(id)));
    }

    Person get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("nobody on Telegram has the id " + id));
    }

    void add(Person person) {
        scene.change(() -> {
            if (byId.size() >= MOST && !byId.containsKey(person.id())) {
                throw new IllegalStateException("no more than " + MOST + " people");
            }
            return Optional.ofNullable(byId.put(person.id(), person));
        });
    }

    boolean started(long id) {
        return scene.look(() -> started.contains(id));
    }

    void start(long id) {
        scene.change(() -> started.add(id));
    }

    boolean blocking(long id) {
        return scene.look(() -> blocking.contains(id));
    }

    /** Returns false when nothing changed. */
    boolean block(long id, boolean on) {
        return scene.change(() -> on ? blocking.add(id) : blocking.remove(id));
    }
}
