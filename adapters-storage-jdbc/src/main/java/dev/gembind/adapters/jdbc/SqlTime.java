package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times as the database keeps them: of the years 0 to 9999, to the microsecond. What is finer is cut off and not rounded;
 * both engines keep no more, and would each round in their own way.
 */
final class SqlTime {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int MICRO_DIGITS = 6;

    /** How PostgreSQL writes a time before the year 1, which is its year 1 BC and so on. */
    private static final DateTimeFormatter BEFORE_CHRIST = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICRO_DIGITS, true)
            .appendOffset("+HH:mm:ss", "+00")
            .appendLiteral(' ')
            .appendText(ChronoField.ERA, Map.of(0L, "BC", 1L, "AD"))
            .toFormatter(Locale.ROOT);

    private SqlTime() {}

    /**
     * Returns what to store or to compare with.
     *
     * @throws ConstraintViolatedException if the year is before 0 or after 9999
     */
    static OffsetDateTime encode(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(BEYOND)) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a time must lie in the years 0 to 9999, but is " + time, null);
        }
        return time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns what was stored, or null when nothing was. */
    static @Nullable Instant decode(ResultSet row, String column) throws SQLException {
        OffsetDateTime stored;
        try {
            stored = row.getObject(column, OffsetDateTime.class);
        } catch (DateTimeException e) { // PostgreSQL's driver takes 29 February of 1 BC for one of 1 AD
            stored = OffsetDateTime.parse(row.getString(column), BEFORE_CHRIST);
        }
        return stored == null ? null : stored.toInstant();
    }
}
