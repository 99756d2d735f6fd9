package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import java.time.InstantSource;

/** Reads what every request that moves gems says of itself. */
final class GemCalls {
    /** What makes a request happen at most once. */
    static final String KEY = "Idempotency-Key";

    private final InstantSource clock;

    GemCalls(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the caller's key, or ends the request. */
    static String requireKey(ApiCall call) {
        String key = call.header(KEY)
                .orElseThrow(() -> Problem.field(
                                KEY,
                                "is missing: send a header that is new for each thing you want, and the same when you repeat it")
                        .raise());
        if (call.repeats(KEY)) {
            // whichever counts, a copy of the request with the other one first would happen again
            throw Problem.field(KEY, "must be sent once").raise();
        }
        if (!TransferKey.isValid(key)) {
            throw Problem.field(KEY, "must be 1 to 255 printable ASCII characters")
                    .raise();
        }
        return key;
    }

    Request request(ApiCall call, TransferKey key, String reason) {
        return new Request(key, new Why(call.actor(), reason, clock.instant()));
    }

    /** Returns the reason a body gives: what people read in their history. */
    static String requireReason(JsonFields body) {
        String reason = body.requireText("reason");
        boolean fits = !reason.isBlank() && reason.length() <= Why.MAX_REASON;
        if (!fits || reason.codePoints().anyMatch(GemCalls::isUnprintable)) {
            throw Problem.field(
                            JsonFields.pointer("reason"),
                            "must have 1 to " + Why.MAX_REASON + " characters without controls")
                    .raise();
        }
        return reason;
    }

    // half a surrogate pair has no form in UTF-8: it would not come back as it was stored
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
