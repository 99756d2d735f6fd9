package dev.gembind.sandbox.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A server on 127.0.0.1 and a port of its own, which it keeps until it is closed. It can stop listening (connections
 * are refused) and come back on the same port. Every answer carries {@value #MARK}. Safe for use by many threads.
 */
public final class LoopbackServer implements AutoCloseable {
    /** The header that marks every answer of the sandbox. */
    public static final String MARK = "X-Gembind-Sandbox";

    private static final String HOST = "127.0.0.1";
    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_THREADS = 300;
    private static final int BIND_TRIES = 1000;
    private static final long BIND_PAUSE = Duration.ofMillis(2).toNanos();

    private final Javalin app;
    private final ServerConnector connector;
    private final int port;
    private @Nullable Socket placeholder;

    private LoopbackServer(Javalin app, ServerConnector connector) {
        this.app = app;
        this.connector = connector;
        this.port = connector.getLocalPort();
    }

    /** Starts a server whose threads carry the name, on a free port. */
    public static LoopbackServer start(String name, Consumer<RoutesConfig> routes) {
        AtomicReference<ServerConnector> connector = new AtomicReference<>();
        Javalin app = Javalin.create(config -> {
            configure(config, name);
            config.jetty.addConnector((server, http) -> {
                ServerConnector made = connector(server, http);
                connector.set(made);
                return made;
            });
            routes.accept(config.routes);
        });
        app.start();
        return new LoopbackServer(app, Objects.requireNonNull(connector.get()));
    }

    private static void configure(JavalinConfig config, String name) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
        threads.setName("sandbox-" + name);
        threads.setDaemon(true);
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false; // it would leave a thread asleep for seconds after each start
        config.jetty.threadPool = threads;
        config.http.maxRequestSize = MAX_BODY;
        config.http.prefer405over404 = true;
        // a fault counts the bytes that go over the wire, so nothing may be compressed behind its back
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    private static ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.addCustomizer((request, headers) -> {
            headers.put(MARK, "1");
            return request;
        });
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(0);
        return connector;
    }

    /** Returns the address, without a slash at the end. It never changes. */
    public URI base() {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** Says whether connections are accepted now. */
    public synchronized boolean isUp() {
        return placeholder == null;
    }

    /** Goes {@link #up} or {@link #down}. */
    public void listen(boolean on) {
        if (on) {
            up();
        } else {
            down();
        }
    }

    /**
     * Stops listening: open connections are cut and new ones are refused. The port stays reserved by a socket that is
     * bound but does not listen. A second call changes nothing.
     */
    public synchronized void down() {
        if (placeholder != null) {
            return;
        }
        try {
            connector.stop();
            cut();
            placeholder = reserve();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop listening on port " + port, e);
        }
    }

    /** Closes every open connection, whatever is under way on it. */
    public void cut() {
        connector.getConnectedEndPoints().forEach(EndPoint::close);
    }

    /** Listens again on the same port. A call while it listens changes nothing. */
    public synchronized void up() {
        if (placeholder == null) {
            return;
        }
        try {
            placeholder.close();
            placeholder = null;
            connector.setPort(port);
            connector.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot listen again on port " + port, e);
        }
    }

    private Socket reserve() throws IOException {
        IOException last = null;
        for (int i = 0; i < BIND_TRIES; i++) {
            Socket socket = new Socket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
                return socket;
            } catch (IOException e) {
                // the acceptor thread gives the old socket up a moment after the connector stopped
                socket.close();
                last = e;
                LockSupport.parkNanos(BIND_PAUSE);
            }
        }
        throw new UncheckedIOException("cannot reserve port " + port, Objects.requireNonNull(last));
    }

    /** Stops the server for good and frees the port. */
    @Override
    public synchronized void close() {
        if (placeholder != null) {
            try {
                placeholder.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot free port " + port, e);
            }
        }
        app.stop();
    }
}
