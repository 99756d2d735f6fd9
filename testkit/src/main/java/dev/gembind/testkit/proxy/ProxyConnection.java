package dev.gembind.testkit.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client, the connection made for it to the server, and a thread for each direction. */
final class ProxyConnection {
    private static final int PIECE = 16 * 1024;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Thread up;
    private final Thread down;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final MessageEnds clientMessages;
    private final MessageEnds serverMessages;
    private volatile @Nullable Fate fate;

    ProxyConnection(TcpProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.clientMessages = proxy.protocol().messagesOf(Side.CLIENT);
        this.serverMessages = proxy.protocol().messagesOf(Side.SERVER);
        this.up = thread("proxy-up", () -> pump(client, server, true));
        this.down = thread("proxy-down", () -> pump(server, client, false));
    }

    void start() {
        up.start();
        down.start();
    }

    void cut() {
        end(client);
        end(server);
        ended.countDown();
        proxy.forget(this);
    }

    void reset() {
        resetWhenClosed(client);
        resetWhenClosed(server);
        cut();
    }

    void halfClose() {
        try {
            client.shutdownOutput();
        } catch (IOException alreadyClosed) {
            cut();
        }
    }

    void join() {
        TcpProxy.joined(up);
        TcpProxy.joined(down);
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            int length = in.read(piece);
            while (length >= 0 && pass(piece, length, to, fromClient)) {
                length = in.read(piece);
            }
            if (length >= 0) {
                cut();
            } else {
                to.shutdownOutput(); // one side has finished, the other may go on
            }
        } catch (IOException gone) {
            cut();
        } finally {
            if (client.isClosed() || (client.isOutputShutdown() && server.isOutputShutdown())) {
                cut();
            }
        }
    }

    /** Returns whether the connection goes on. */
    private boolean pass(byte[] piece, int length, Socket to, boolean fromClient) throws IOException {
        if (fromClient && fate == null) {
            fate = proxy.fateOf(piece, length);
        }
        if (fromClient ? fate == Fate.CUT_BEFORE : fate == Fate.CUT_AT_ANSWER) {
            return false;
        }
        boolean silent = !fromClient && fate == Fate.SILENT_AFTER;
        if (silent || proxy.mode() == TcpProxy.Mode.SWALLOW) {
            return true;
        }
        if (endedWithin(proxy.delay())) {
            return false;
        }
        int allowed = allowed(piece, length, fromClient ? Side.CLIENT : Side.SERVER);
        try {
            to.getOutputStream().write(piece, 0, allowed);
        } catch (SocketException halfClosed) {
            return !to.isClosed();
        }
        return allowed == length;
    }

    /** Returns how many bytes may pass; fewer than all when the connection is to be cut before a message. */
    private int allowed(byte[] piece, int length, Side speaker) {
        MessageEnds ends = speaker == Side.CLIENT ? clientMessages : serverMessages;
        int passed = 0;
        int end = ends.next(piece, 0, length);
        while (end >= 0) {
            if (!proxy.admits(speaker)) {
                return passed;
            }
            passed = end;
            end = ends.next(piece, end, length);
        }
        return length;
    }

    private boolean endedWithin(Duration time) {
        try {
            return !time.isZero() && ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void resetWhenClosed(Socket socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0); // closing sends RST and not FIN then
        } catch (IOException gone) {
            // it is closed already
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
