package dev.gembind.adapters.jdbc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on to a PostgreSQL server, but not those that come with settings in {@code options}, which it refuses as
 * PgBouncer does: with an ErrorResponse of SQLSTATE 08P01 (PostgreSQL manual, "Message Formats").
 */
final class PickyPooler implements AutoCloseable {
    private static final String OPTIONS = "\0options\0";
    private static final String ERROR = "SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0";

    private final ServerSocket listener;
    private final int target;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    PickyPooler(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns how many connections were refused. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        join(threads.get(0)); // then no socket is added any more
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.forEach(PickyPooler::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "picky-pooler");
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                return; // closed, which is the only way to end this
            }
        }
    }

    private void take(Socket client) throws IOException {
        sockets.add(client);
        DataInputStream in = new DataInputStream(client.getInputStream());
        int length = in.readInt();
        byte[] startup = in.readNBytes(length - Integer.BYTES);
        if (new String(startup, StandardCharsets.ISO_8859_1).contains(OPTIONS)) {
            refused.incrementAndGet();
            refuse(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(server);
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        out.writeInt(length);
        out.write(startup);
        out.flush();
        start(() -> pass(client, server));
        start(() -> pass(server, client));
    }

    private static void refuse(Socket client) throws IOException {
        byte[] error = ERROR.getBytes(StandardCharsets.ISO_8859_1);
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        out.writeByte('E');
        out.writeInt(error.length + Integer.BYTES);
        out.write(error);
        out.flush();
        client.close();
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be closed", e);
        }
    }
}
