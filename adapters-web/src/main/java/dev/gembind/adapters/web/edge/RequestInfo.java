package dev.gembind.adapters.web.edge;

import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about a request before any handler sees it.
 *
 * @param id names the request in the answer, in logs and in audit events
 * @param nonce lets this answer's own style sheets and scripts run, and no others
 * @param client where it came from
 */
public record RequestInfo(String id, String nonce, ClientAddress client) {
    private static final String ATTRIBUTE = RequestInfo.class.getName();

    void attachTo(Attributes request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable RequestInfo find(Attributes request) {
        return (RequestInfo) request.getAttribute(ATTRIBUTE);
    }

    /** Returns the info of a request that passed the edge; every request a handler sees did. */
    public static RequestInfo of(Context context) {
        ServletRequest request = context.req();
        if (request.getAttribute(ATTRIBUTE) instanceof RequestInfo info) {
            return info;
        }
        throw new IllegalStateException("a request reached a handler without passing the edge");
    }
}
