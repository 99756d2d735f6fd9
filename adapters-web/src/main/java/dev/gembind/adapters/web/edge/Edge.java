package dev.gembind.adapters.web.edge;

import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What the outermost handlers share.
 *
 * @param site the names this listener answers to
 * @param anyName paths answered under every name, because load balancers ask by address
 * @param proxies who may say whom a request is from
 * @param headers what every answer carries
 * @param tokens makes request ids and nonces
 * @param problems writes failures
 */
public record Edge(
        Site site,
        Set<String> anyName,
        TrustedProxies proxies,
        HeaderPolicy headers,
        RequestTokens tokens,
        ProblemWriter problems) {
    public Edge {
        anyName = Set.copyOf(anyName);
    }

    boolean refuse(Request request, Response response, Callback callback, Problem problem) {
        RequestInfo info = RequestInfo.find(request);
        if (info == null) {
            throw new IllegalStateException("a refused request has no id");
        }
        String path = Request.getPathInContext(request);
        boolean json = ProblemWriter.wantsJson(path, request.getHeaders().get(HttpHeader.ACCEPT));
        ProblemWriter.Body body = problems.render(problem, info, json);
        response.setStatus(problem.kind().status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, body.contentType());
        ProblemWriter.retryAfter(problem).ifPresent(seconds -> headers.put(HttpHeader.RETRY_AFTER, seconds));
        response.write(true, ByteBuffer.wrap(body.bytes()), callback);
        return true;
    }
}
