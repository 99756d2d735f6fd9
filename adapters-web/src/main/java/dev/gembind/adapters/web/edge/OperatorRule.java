package dev.gembind.adapters.web.edge;

import dev.gembind.core.Secret;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the management port to the people who run the server. Every program on this machine can reach a loopback port,
 * web pages in its browsers included: pages are told by the headers browsers add and are refused, and whoever wants to
 * change something has to know the token.
 */
public final class OperatorRule implements Handler {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final String SCHEME = "Bearer ";

    private final Secret token;

    /** @param token what proves that a caller may change something */
    public OperatorRule(Secret token) {
        this.token = token;
    }

    @Override
    public void handle(Context context) {
        boolean safe = SAFE_METHODS.contains(context.req().getMethod());
        if (isFromPage(context, safe)) {
            throw Problem.of(ProblemKind.CROSS_SITE, "Web pages may not use the management port.")
                    .raise();
        }
        if (!safe && !provesItself(context.header("Authorization"))) {
            throw Problem.of(ProblemKind.UNAUTHORIZED, "Send the management token as a bearer token.")
                    .raise();
        }
    }

    /** An address typed by a person ({@code none}) is no page's doing; it can only look. */
    private static boolean isFromPage(Context context, boolean safe) {
        String fetchSite = context.header("Sec-Fetch-Site");
        boolean typed = safe && "none".equals(fetchSite);
        return context.header("Origin") != null || (fetchSite != null && !typed);
    }

    private boolean provesItself(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return false;
        }
        String sent = authorization.substring(SCHEME.length());
        return !sent.isBlank() && token.equals(Secret.of(sent));
    }
}
