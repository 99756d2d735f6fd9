package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.edge.RequestInfo;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * Lets callers in by their key. Wrong keys are counted by address, but never keep a right key out: somebody who shares an
 * address with a host site cannot lock it out. Thread-safe.
 */
final class ApiGuard {
    private static final String SCHEME = "bearer ";

    private final ApiKeyService keys;
    private final RateLimiter limiter;
    private final Limit perKey;
    private final Limit wrongPerAddress;

    ApiGuard(ApiKeyService keys, RateLimiter limiter, Limit perKey, Limit wrongPerAddress) {
        this.keys = keys;
        this.limiter = limiter;
        this.perKey = perKey;
        this.wrongPerAddress = wrongPerAddress;
    }

    /** Ends the request unless its key allows this; returns the key. */
    ApiKey require(Context context, ApiScope scope) {
        ApiKey key = bearer(context).flatMap(keys::authenticate).orElseThrow(() -> refusal(context));
        admit(limiter.tryAcquire(perKey, key.id()), "This key makes too many requests.");
        if (!key.allows(scope)) {
            throw Problem.of(ProblemKind.FORBIDDEN, "This key lacks the scope " + scope.key() + ".")
                    .raise();
        }
        return key;
    }

    private static Optional<String> bearer(Context context) {
        String sent = context.header("Authorization");
        if (sent == null || !sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(sent.substring(SCHEME.length()).trim());
    }

    private RuntimeException refusal(Context context) {
        String address = RequestInfo.of(context).client().limitKey();
        admit(limiter.tryAcquire(wrongPerAddress, address), "Too many requests without a valid key.");
        return Problem.of(ProblemKind.UNAUTHORIZED, "Send a valid API key as a bearer token.")
                .raise();
    }

    private static void admit(Decision decision, String otherwise) {
        if (!decision.allowed()) {
            throw Problem.retryable(ProblemKind.RATE_LIMITED, otherwise, decision.retryAfter())
                    .raise();
        }
    }
}
