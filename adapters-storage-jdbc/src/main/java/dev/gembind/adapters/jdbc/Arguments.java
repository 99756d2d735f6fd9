package dev.gembind.adapters.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** How values become parameters of statements. */
final class Arguments {
    private Arguments() {}

    /** Sets up what every statement of a storage goes through. */
    static Jdbi register(Jdbi jdbi) {
        jdbi.registerArgument(new Texts());
        jdbi.registerArgument(new Times());
        // transactions are ended by who began them; a connection in the middle of one is rolled back by its pool
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }

    private static final class Texts extends AbstractArgumentFactory<String> {
        Texts() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            String stored = SqlText.encode(value);
            return (position, statement, context) -> statement.setString(position, stored);
        }
    }

    private static final class Times extends AbstractArgumentFactory<Instant> {
        Times() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime stored = SqlTime.encode(value);
            return (position, statement, context) -> statement.setObject(position, stored);
        }
    }
}
