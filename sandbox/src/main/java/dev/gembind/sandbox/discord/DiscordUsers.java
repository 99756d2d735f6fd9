package dev.gembind.sandbox.discord;

import dev.gembind.sandbox.people.Actor;
import dev.gembind.sandbox.people.Cast;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Everybody who has a Discord account here. Thread-safe. */
final class DiscordUsers {
    private static final int SNOWFLAKE_SHIFT = 22;
    private static final long FIRST_MILLIS = 60_000_000_000L;
    private static final int SPREAD_MILLIS = 2_000_000_000;
    private static final int MOST = 100_000;

    private final Map<String, DiscordUser> byId = new LinkedHashMap<>();

    DiscordUsers(long seed) {
        Random random = new Random(seed ^ 0xD15C02D);
        for (Actor actor : Cast.of(seed)) {
            long id = (FIRST_MILLIS + random.nextInt(SPREAD_MILLIS)) << SNOWFLAKE_SHIFT | random.nextInt(1 << 12);
            String username = actor.username() == null
                    ? "fox." + random.nextInt(1000)
                    : actor.username().replace('_', '.').toLowerCase(Locale.ROOT);
            add(new DiscordUser(Long.toString(id), username, actor.name()));
        }
    }

    synchronized DiscordUser add(DiscordUser user) {
        if (byId.size() >= MOST && !byId.containsKey(user.id())) {
            throw new IllegalStateException("no more than " + MOST + " Discord users");
        }
        byId.put(user.id(), user);
        return user;
    }

    synchronized Optional<DiscordUser> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<DiscordUser> all() {
        return List.copyOf(byId.values());
    }
}
