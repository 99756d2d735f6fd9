package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as the database keeps them: of the years 1 to 9999, to the microsecond. What is finer is cut off and not rounded;
 * both engines keep no more, and would each round in their own way.
 */
final class SqlTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

    private SqlTime() {}

    /**
     * Returns what to store or to compare with.
     *
     * @throws ConstraintViolatedException if the year is before 1 or after 9999
     */
    static OffsetDateTime encode(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(BEYOND)) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a time must lie in the years 1 to 9999, but is " + time, null);
        }
        return time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns what was stored, or null when nothing was. */
    static @Nullable Instant decode(ResultSet row, String column) throws SQLException {
        OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
        return stored == null ? null : stored.toInstant();
    }
}
