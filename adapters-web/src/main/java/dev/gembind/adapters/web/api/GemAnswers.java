package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Answers with what came of a request for gems. */
final class GemAnswers {
    /** Marks an answer that was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int OK = 200;
    private static final Duration SOON = Duration.ofSeconds(1);

    private GemAnswers() {}

    /**
     * @param status when it happened now
     * @param body made of the transfer alone, so that it is the same each time
     */
    static void answer(ApiCall call, int status, Outcome outcome, Function<Transfer, JsonNode> body) {
        if (outcome instanceof Outcome.Applied applied) {
            call.answer(status, body.apply(applied.transfer()));
        } else if (outcome instanceof Outcome.Replayed replayed) {
            call.addHeader(REPLAYED, "true");
            call.answer(OK, body.apply(replayed.transfer()));
        } else {
            throw refusal(call, outcome);
        }
    }

    private static RuntimeException refusal(ApiCall call, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            if (rejected.replayed()) {
                call.addHeader(REPLAYED, "true");
            }
            return Problem.of(kind(rejected.rejection()), advice(rejected.rejection()))
                    .raise();
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            return conflict(field(conflict.field())).raise();
        }
        return outcome instanceof Outcome.InFlight
                ? Problem.retryable(
                                ProblemKind.IN_FLIGHT,
                                "Another request has these gems at the moment, most likely this one itself. Repeat it with"
                                        + " the same key.",
                                SOON)
                        .raise()
                : HoldActions.unknown();
    }

    private static Problem conflict(String field) {
        return new Problem(
                ProblemKind.IDEMPOTENCY_CONFLICT,
                "This " + GemCalls.KEY + " was used with another " + field + ". Nothing happened. Use a new key.",
                null,
                List.of(new Problem.FieldError(field, "differs from the first request with this key")));
    }

    /** Returns the caller's name of a part of a request. */
    private static String field(String part) {
        return switch (part) {
            case "gems" -> JsonFields.pointer("gems");
            case "terms" -> JsonFields.pointer("expires_in");
            default -> part;
        };
    }

    static ProblemKind kind(Rejection rejection) {
        return switch (rejection) {
            case INSUFFICIENT_GEMS -> ProblemKind.INSUFFICIENT_GEMS;
            case FROZEN -> ProblemKind.WALLET_FROZEN;
            case OVER_LIMIT -> ProblemKind.OVER_LIMIT;
            case HOLD_EXPIRED -> ProblemKind.HOLD_EXPIRED;
            case HOLD_CLOSED -> ProblemKind.HOLD_CLOSED;
            case HOLD_TOO_SMALL -> ProblemKind.HOLD_TOO_SMALL;
            case PARTLY_SPENT, NOT_REVERSIBLE ->
                throw new IllegalStateException("no route of the API asks for what is refused as " + rejection.code());
        };
    }

    private static String advice(Rejection rejection) {
        return switch (rejection) {
            case INSUFFICIENT_GEMS -> "The user has too few gems. Try again with a new key when there are more.";
            case FROZEN -> "An operator keeps this user from spending.";
            case OVER_LIMIT -> "That is more than may be moved at once, or than a user may have.";
            case HOLD_EXPIRED -> "The hold ran out before it was captured. Its gems are the user's again.";
            case HOLD_CLOSED -> "The hold was captured or released before.";
            case HOLD_TOO_SMALL -> "At most what is held can be captured.";
            case PARTLY_SPENT, NOT_REVERSIBLE -> "That cannot be taken back.";
        };
    }
}
