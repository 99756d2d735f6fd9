package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageConflictException;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageFullException;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an SQL error means, by its SQLSTATE (PostgreSQL manual, appendix A; H2, {@code org.h2.api.ErrorCode}).
 */
enum SqlFailure {
    /** Another transaction was in the way; the same body may well succeed next time. */
    CONFLICT,
    /** A statement took too long. */
    TIMEOUT,
    /** A rule of the schema refused a row, or a value does not fit. */
    CONSTRAINT,
    /** No room on the device. */
    FULL,
    /** Stored data is damaged. */
    CORRUPT,
    /** Out of reach, going down, refusing, or anything else. */
    UNAVAILABLE;

    private static final int CLASS = 2;
    private static final int MAX_CAUSES = 20;
    private static final String NO_ROOM = "No space left on device";

    /** Returns the SQL error behind an exception. */
    static SQLException behind(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
            cause = cause.getCause();
        }
        return new SQLException(thrown);
    }

    static SqlFailure of(SQLException error) {
        String state = state(error);
        return switch (state) {
            case "40001", "40P01", "55P03", "HYT00" -> CONFLICT;
            case "57014", "25P03", "25P04" -> TIMEOUT;
            case "53100" -> FULL;
            case "XX001", "XX002", "90030" -> CORRUPT;
            default -> ofClass(state, error);
        };
    }

    private static SqlFailure ofClass(String state, SQLException error) {
        return switch (state.length() < CLASS ? "" : state.substring(0, CLASS)) {
            case "22", "23", "54" -> CONSTRAINT;
            default -> isNoRoom(error) ? FULL : UNAVAILABLE;
        };
    }

    /** Tells whether the connection broke, or was ended by the server. */
    static boolean isLostConnection(SQLException error) {
        return state(error).startsWith("08") || state(error).startsWith("57P");
    }

    /**
     * Tells what became of a transaction whose commit failed. An error with which the server refuses to commit means that
     * nothing was; when the answer is lost, or comes from a server that is going down, nobody knows.
     */
    static Outcome outcomeOfCommit(SQLException error) {
        String state = state(error);
        boolean refused = !"40003".equals(state)
                && (state.startsWith("40")
                        || state.startsWith("23")
                        || state.startsWith("53")
                        || "55P03".equals(state));
        return refused ? Outcome.NOT_COMMITTED : Outcome.UNKNOWN;
    }

    /** Returns the exception that tells the caller. */
    static StorageException toException(String name, Outcome outcome, SQLException error) {
        String message = name + " failed with SQLSTATE " + state(error);
        return switch (of(error)) {
            case CONFLICT -> new StorageConflictException(outcome, name + " kept conflicting with others", error);
            case TIMEOUT -> new StorageTimeoutException(outcome, message, error);
            case CONSTRAINT -> new ConstraintViolatedException(outcome, message, error);
            case FULL -> new StorageFullException(outcome, message, error);
            case CORRUPT -> new StorageCorruptException(outcome, message, error);
            case UNAVAILABLE -> new StorageUnavailableException(outcome, message, error);
        };
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }

    /** H2 reports a full device as an input/output error like any other. */
    private static boolean isNoRoom(SQLException error) {
        @Nullable Throwable cause = error;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains(NO_ROOM)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
