package dev.gembind.adapters.web.edge;

import dev.gembind.core.storage.StorageException;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Notes requests that failed through no fault of their callers: one line each, with the id the caller was told and the
 * code of the failure as the field {@code code}. A fault of the program or of stored data comes with its stack trace.
 */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final String CODE = "code";

    private FailureLog() {}

    static void note(RequestInfo request, ProblemKind kind, Exception failure) {
        int status = kind.status();
        if (status == HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            LOG.atError().addKeyValue(CODE, kind.code()).setCause(failure).log("request {} failed", request.id());
        } else if (status > HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            LOG.atLevel(level(kind))
                    .addKeyValue(CODE, kind.code())
                    .log("request {} refused: {}", request.id(), reason(failure));
        }
    }

    /** A starting server refuses everything, which says nothing about any one request. */
    private static Level level(ProblemKind kind) {
        return kind == ProblemKind.STARTING ? Level.DEBUG : Level.WARN;
    }

    /** What storage says of itself names its transactions and its files; other messages are made for callers. */
    private static String reason(Exception failure) {
        return failure instanceof StorageException storage
                ? storage.getMessage() + " (" + storage.outcome() + ")"
                : String.valueOf(failure.getMessage());
    }
}
