package dev.gembind.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An HTTP/1.1 server on a free port of 127.0.0.1 that answers as a script says, and remembers what it was asked. Each
 * connection has a daemon thread of its own; {@link #close} ends them all. Thread-safe.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final int BACKLOG = 50;
    private static final int MAX_HEAD = 64 << 10;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket listener;
    private final Script script;
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private ScriptedServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    /** What to do with a request. */
    @FunctionalInterface
    public interface Script {
        /** Answers, or does not. An exception ends the connection. */
        void answer(ReceivedRequest request, Wire wire) throws IOException;
    }

    /** Starts listening. */
    public static ScriptedServer start(Script script) {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
            ScriptedServer server = new ScriptedServer(listener, script);
            daemon("scripted-server", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port to listen on", e);
        }
    }

    /** Returns scheme, host and port. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Returns the port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns every request so far, in the order of arrival. */
    public List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                daemon("scripted-connection", () -> serve(socket));
            } catch (IOException e) {
                // closed: nothing more is accepted
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket, closing);
            while (!socket.isClosed()) {
                List<String> head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                ReceivedRequest request = request(head, in);
                received.add(request);
                script.answer(request, wire);
            }
        } catch (IOException e) {
            // the caller has gone, or the server is closed: the test sees what came of it on its side
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static ReceivedRequest request(List<String> head, InputStream in) throws IOException {
        String[] first = head.get(0).split(" ", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new ReceivedRequest(first[0], first[1], headers, body);
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int read = 0; read < MAX_HEAD; read++) {
            int next = in.read();
            if (next < 0) {
                return List.of();
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String text = line.toString().strip();
            if (text.isEmpty()) {
                return lines;
            }
            lines.add(text);
            line.setLength(0);
        }
        throw new IOException("a request head of more than " + MAX_HEAD + " bytes");
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a loopback socket could not be closed", e);
        }
    }
}
