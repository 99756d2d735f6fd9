package dev.gembind.adapters.web.edge;

import java.net.InetAddress;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the server itself refuses, such as a malformed or oversized request, just as everything else is. */
final class ServerErrors extends ErrorHandler {
    private final Edge edge;

    ServerErrors(Edge edge) {
        this.edge = edge;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestInfo info = RequestInfo.find(request);
        if (info == null) {
            // the request was too broken to reach the edge; its sender's address plays no role any more
            info = edge.tokens().info(new ClientAddress(InetAddress.getLoopbackAddress()));
            info.attachTo(request);
        }
        edge.headers().apply(response.getHeaders(), info);
        response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        return edge.refuse(request, response, callback, problem(request, response));
    }

    private static Problem problem(Request request, Response response) {
        if (request.getAttribute(ERROR_EXCEPTION) instanceof Throwable failure) {
            Problem problem = ProblemMapper.toProblem(failure);
            if (problem.kind() != ProblemKind.INTERNAL) {
                return problem;
            }
        }
        return ProblemMapper.ofStatus(response.getStatus());
    }
}
