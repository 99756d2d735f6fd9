package dev.gembind.adapters.web.edge;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Sets the server up against callers who are slow, many or malformed. Bodies are gathered before a thread is given to a
 * request, so senders that drip hold memory, which is capped, and no thread.
 */
final class JettySetup {
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int FRAMING_BYTES = 16;
    private static final int MIN_THREADS = 4;
    private static final int ACCEPT_QUEUE = 512;

    // routes are found in the path as it was sent and each part is decoded by itself, so that "a%2Fb" is one id
    private static final UriCompliance URIS = UriCompliance.DEFAULT.with(
            "GEMBIND",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS);

    private JettySetup() {}

    static void apply(JavalinConfig setup, Edge edge, ListenerConfig config) {
        HeadDeadline heads = new HeadDeadline(config.requestTimeout());
        setup.concurrency.useVirtualThreads = VirtualThreads.areSupported();
        setup.jetty.threadPool = threads(config);
        setup.jetty.modifyHttpConfiguration(http -> limitRequests(http, config));
        setup.jetty.modifyServer(server -> surround(server, heads, edge, config));
        setup.jetty.addConnector((server, http) -> connector(server, http, heads, config));
    }

    private static QueuedThreadPool threads(ListenerConfig config) {
        QueuedThreadPool pool = new QueuedThreadPool(config.maxThreads(), MIN_THREADS);
        pool.setName("gembind-http");
        if (VirtualThreads.areSupported()) {
            pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("gembind-http-"));
        }
        return pool;
    }

    private static void limitRequests(HttpConfiguration http, ListenerConfig config) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(config.idleTimeout().toMillis());
        http.setRelativeRedirectAllowed(true);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(URIS);
    }

    private static void surround(Server server, HeadDeadline heads, Edge edge, ListenerConfig config) {
        EdgeHandler outer = new EdgeHandler(edge);
        EagerContentHandler gather =
                new EagerContentHandler(new RetainedContentLoaderFactory(retained(config), FRAMING_BYTES, true));
        RequestScope scope = new RequestScope();
        gather.setHandler(scope);
        BodyDeadline pace = new BodyDeadline(config.requestTimeout());
        pace.setHandler(gather);
        SizeLimitHandler size = new SizeLimitHandler(config.maxBodyBytes(), -1);
        size.setHandler(pace);
        outer.setHandler(size);
        heads.setHandler(outer);
        server.setHandler(heads);
        server.setErrorHandler(new ServerErrors(edge));
        server.setStopTimeout(config.stopTimeout().toMillis());
    }

    /** Each piece of a body that is kept costs some memory beside its bytes, so one that comes in crumbs costs more. */
    private static long retained(ListenerConfig config) {
        return 2L * config.maxBodyBytes();
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, HeadDeadline heads, ListenerConfig config) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(config.idleTimeout().toMillis());
        connector.addBean(heads, false);
        server.addBean(new NetworkConnectionLimit(config.maxConnections(), connector));
        return connector;
    }
}
