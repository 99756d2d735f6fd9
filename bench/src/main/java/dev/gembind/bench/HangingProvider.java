package dev.gembind.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider of chat or pictures that takes every request and answers none. */
final class HangingProvider implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final byte[] REQUEST =
            "POST /v1/chat/completions HTTP/1.1\r\nHost: hanging\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final List<Socket> waiting = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::accept, "hanging-provider");

    HangingProvider() throws IOException {
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        thread.start();
    }

    /** Asks and waits; returns false when the wait was given up. */
    boolean ask() throws IOException {
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() >= 0;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Gives up all who wait. */
    void letGo() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        waiting.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        letGo();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                waiting.add(server.accept());
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }
}
