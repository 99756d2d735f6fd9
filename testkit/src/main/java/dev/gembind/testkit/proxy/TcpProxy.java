package dev.gembind.testkit.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server, both on this machine, and breaks what goes through it: connections are cut, reset or
 * half closed, bytes are held back or swallowed. It listens on a free port of the loopback interface, has two threads for each
 * of at most 64 connections, and ends with all of them. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 64;
    private static final Duration NO_DELAY = Duration.ZERO;

    /** What happens to bytes. */
    enum Mode {
        FORWARD,
        SWALLOW,
        REFUSE
    }

    private final ServerSocket listener;
    private final int target;
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Ambush> ambush = new AtomicReference<>();
    private final AtomicReference<@Nullable Countdown> countdown = new AtomicReference<>();
    private final Protocol protocol;
    private final Thread acceptor;
    private volatile Mode mode = Mode.FORWARD;
    private volatile Duration delay = NO_DELAY;
    private volatile boolean closed;

    private TcpProxy(int target, Protocol protocol) throws IOException {
        this.target = target;
        this.protocol = protocol;
        this.listener = new ServerSocket(0, MOST_CONNECTIONS, InetAddress.getLoopbackAddress());
        this.acceptor = new Thread(this::accept, "proxy-accept");
        this.acceptor.setDaemon(true);
    }

    /** Opens a proxy to a port of the loopback interface; everything is forwarded at first. */
    public static TcpProxy to(int port) {
        return to(port, Protocol.UNKNOWN);
    }

    /** Opens a proxy that can tell messages apart. */
    public static TcpProxy to(int port, Protocol protocol) {
        try {
            TcpProxy proxy = new TcpProxy(port, protocol);
            proxy.acceptor.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no port to listen on", e);
        }
    }

    /** Returns the port to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns how many connections are open. */
    public int connections() {
        return connections.size();
    }

    /** Forwards everything, without delay; ends every fault, though not for connections that are gone. */
    public void forward() {
        mode = Mode.FORWARD;
        delay = NO_DELAY;
        ambush.set(null);
        countdown.set(null);
    }

    /** Swallows every byte from now on, both ways, and keeps connections open: the peer is alive and says nothing. */
    public void blackHole() {
        mode = Mode.SWALLOW;
    }

    /** Ends all connections, and new ones as soon as they are made. */
    public void refuse() {
        mode = Mode.REFUSE;
        cut();
    }

    /** Holds every piece back for some time, both ways. */
    public void delay(Duration time) {
        delay = time;
    }

    /** Ends all connections in the ordinary way, towards both sides. */
    public void cut() {
        connections.forEach(ProxyConnection::cut);
    }

    /** Ends all connections by a reset, towards both sides. */
    public void reset() {
        connections.forEach(ProxyConnection::reset);
    }

    /** Tells the clients that the server says nothing more; what they send still arrives. */
    public void halfClose() {
        connections.forEach(ProxyConnection::halfClose);
    }

    /**
     * Lies in wait, once, for a client to send these bytes, all in one piece.
     *
     * @param text ASCII
     * @param fate what happens then to its connection
     */
    public void when(String text, Fate fate) {
        ambush.set(new Ambush(text, fate));
    }

    /** Cuts, once, the connection on which this side is about to say the n-th message from now on. */
    public void cutBefore(Side side, int message) {
        countdown.set(new Countdown(side, message, null));
    }

    /** Does something, once, before this side's n-th message from now on is passed. */
    public void before(Side side, int message, Runnable work) {
        countdown.set(new Countdown(side, message, work));
    }

    /** Tells whether the last {@link #cutBefore} or {@link #before} has come true. */
    public boolean hasCountedDown() {
        Countdown last = countdown.get();
        return last != null && last.isOver();
    }

    /** Ends everything. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy does not stop listening", e);
        }
        joined(acceptor);
        connections.forEach(ProxyConnection::cut);
        connections.forEach(ProxyConnection::join);
    }

    Mode mode() {
        return mode;
    }

    Duration delay() {
        return delay;
    }

    Protocol protocol() {
        return protocol;
    }

    /** Counts a message; returns whether it is passed. */
    boolean admits(Side speaker) {
        Countdown running = countdown.get();
        return running == null || !running.concerns(speaker) || running.count();
    }

    /** Returns what is to happen to a connection on which a client sends this; nothing for most. */
    @Nullable
    Fate fateOf(byte[] bytes, int length) {
        Ambush waiting = ambush.get();
        boolean hit = waiting != null && waiting.isIn(bytes, length) && ambush.compareAndSet(waiting, null);
        return waiting == null || !hit ? null : waiting.fate();
    }

    void forget(ProxyConnection connection) {
        connections.remove(connection);
    }

    static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                return; // closed, which is the only way to end this
            }
        }
    }

    private void take(Socket client) throws IOException {
        if (mode == Mode.REFUSE || connections.size() >= MOST_CONNECTIONS) {
            client.close();
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            ProxyConnection connection = new ProxyConnection(this, client, server);
            connections.add(connection);
            connection.start();
            if (mode == Mode.REFUSE) { // since a moment ago, and whoever said so did not see this one
                connection.cut();
            }
        } catch (IOException e) {
            client.close(); // nobody listens there
        }
    }
}
