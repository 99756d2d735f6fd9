package dev.gembind.adapters.web.edge;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first thing a request meets, before a byte of its body is read: it gets an id, the answer gets its headers, and a
 * wrong name or an unknown method ends here.
 */
final class EdgeHandler extends Handler.Wrapper {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Edge edge;

    EdgeHandler(Edge edge) {
        this.edge = edge;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestInfo info = edge.tokens().info(client(request));
        info.attachTo(request);
        edge.headers().apply(response.getHeaders(), info);
        if (!METHODS.contains(request.getMethod())) {
            return edge.refuse(request, response, callback, ProblemMapper.ofStatus(501));
        }
        String path = Request.getPathInContext(request);
        if (!edge.anyName().contains(path)
                && !edge.site().answersTo(request.getHeaders().get(HttpHeader.HOST))) {
            return edge.refuse(request, response, callback, misdirected());
        }
        return super.handle(request, response, callback);
    }

    private static Problem misdirected() {
        return Problem.of(
                ProblemKind.MISDIRECTED,
                "Use the address the people who run this site gave you. If you run it, check BASE_URL.");
    }

    private ClientAddress client(Request request) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        InetAddress address =
                peer instanceof InetSocketAddress inet ? unmapped(inet.getAddress()) : InetAddress.getLoopbackAddress();
        HttpFields headers = request.getHeaders();
        List<String> forwarded = headers.getValuesList(HttpHeader.X_FORWARDED_FOR);
        return edge.proxies().client(address, forwarded);
    }

    private static InetAddress unmapped(InetAddress address) {
        return InetAddresses.forString(InetAddresses.toAddrString(address));
    }
}
