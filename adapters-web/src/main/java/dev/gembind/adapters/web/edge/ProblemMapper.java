package dev.gembind.adapters.web.edge;

import dev.gembind.core.GembindException;
import dev.gembind.core.storage.StorageException;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Turns whatever a handler threw into the problem its caller is told. Nothing of the exception's text is passed on. */
final class ProblemMapper {
    private static final Duration STORAGE_RETRY = Duration.ofSeconds(5);

    private ProblemMapper() {}

    static Problem toProblem(@Nullable Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        if (failure instanceof StorageException storage) {
            return storageProblem(storage);
        }
        if (failure instanceof GembindException named) {
            ProblemKind kind = ProblemKind.findByCode(named.code()).orElse(ProblemKind.INTERNAL);
            return Problem.of(kind, advice(kind));
        }
        if (failure instanceof HttpResponseException refused) {
            return ofStatus(refused.getStatus());
        }
        if (failure instanceof HttpException refused) {
            return ofStatus(refused.getCode());
        }
        return Problem.of(ProblemKind.INTERNAL, advice(ProblemKind.INTERNAL));
    }

    static Problem ofStatus(int status) {
        ProblemKind kind = ProblemKind.ofStatus(status);
        return Problem.of(kind, advice(kind));
    }

    private static Problem storageProblem(StorageException failure) {
        ProblemKind kind = ProblemKind.findByCode(failure.code()).orElse(ProblemKind.INTERNAL);
        boolean unknown = failure.outcome() == StorageException.Outcome.UNKNOWN;
        String detail = unknown
                ? "It is not known whether the change was saved. Look again in a moment before you repeat it."
                : advice(kind);
        return new Problem(kind, detail, kind.status() == 503 ? STORAGE_RETRY : null, List.of());
    }

    private static String advice(ProblemKind kind) {
        return switch (kind) {
            case NOT_FOUND -> "The address may be mistyped, or the page has moved.";
            case METHOD_NOT_ALLOWED, NOT_IMPLEMENTED -> "Use one of the methods named in the Allow header.";
            case VALIDATION, UNSUPPORTED_MEDIA -> "Please check what was sent and try again.";
            case UNAUTHORIZED -> "Sign in and try again.";
            case TIMEOUT -> "Check your connection and try again.";
            case TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE -> "Send less and try again.";
            case STORAGE_UNAVAILABLE, STORAGE_TIMEOUT, STORAGE_CONFLICT ->
                "Nothing was changed. Please try again in a moment.";
            case STORAGE_FULL -> "Nothing was changed. The people who run this site have to make room.";
            case STORAGE_CORRUPT -> "Nothing was changed. The people who run this site have to look at it.";
            case STARTING -> "The server is not ready. Please try again in a moment.";
            default -> "Please try again. If it happens again, give the request id to the people who run this site.";
        };
    }
}
