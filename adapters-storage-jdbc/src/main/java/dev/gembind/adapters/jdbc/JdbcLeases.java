package dev.gembind.adapters.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The table of leases. Its times are the server's, because the clocks of instances differ. */
final class JdbcLeases {
    private static final String HOLD = """
            INSERT INTO gembind_leases AS kept (name, holder, ends_at, term)
            VALUES (:name, :holder, now() + :micros * INTERVAL '1 microsecond', 1)
            ON CONFLICT (name) DO UPDATE SET
                holder = EXCLUDED.holder,
                ends_at = EXCLUDED.ends_at,
                term = CASE WHEN kept.holder = EXCLUDED.holder THEN kept.term ELSE kept.term + 1 END
            WHERE kept.holder = EXCLUDED.holder OR kept.ends_at <= now()
            """;

    private static final String GIVE_UP = """
            UPDATE gembind_leases SET ends_at = now() WHERE name = :name AND holder = :holder AND ends_at > now()
            """;

    private JdbcLeases() {}

    /** Takes a lease that nobody holds, or keeps one that is held already. */
    static boolean hold(JdbcScope scope, String name, String holder, Duration time) {
        return scope.change(sql -> sql.createUpdate(HOLD)
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("micros", TimeUnit.NANOSECONDS.toMicros(time.toNanos()))
                        .execute())
                > 0;
    }

    /** Gives a lease up, if it is held. */
    static boolean giveUp(JdbcScope scope, String name, String holder) {
        return scope.change(sql -> sql.createUpdate(GIVE_UP)
                        .bind("name", name)
                        .bind("holder", holder)
                        .execute())
                > 0;
    }
}
