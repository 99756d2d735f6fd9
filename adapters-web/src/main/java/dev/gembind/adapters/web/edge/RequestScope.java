package dev.gembind.adapters.web.edge;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Names the request in every log line its thread writes. */
final class RequestScope extends Handler.Wrapper {
    private static final String KEY = "request_id";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        BodyDeadline.lift(request);
        RequestInfo info = RequestInfo.find(request);
        if (info == null) {
            return super.handle(request, response, callback);
        }
        MDC.put(KEY, info.id());
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(KEY);
        }
    }
}
