package dev.gembind.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Calls Telegram over bare sockets, so that no client library hides what happens on the wire. */
final class BareWire {
    private final BotClient bot;

    BareWire(BotClient bot) {
        this.bot = bot;
    }

    /** Sends a GET, and leaves the answer to be read. */
    Socket open(String call) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), bot.at(call).getPort());
        socket.setSoTimeout(20_000);
        String request = "GET " + bot.at(call).getRawPath() + query(call)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String query(String call) {
        String query = bot.at(call).getRawQuery();
        return query == null ? "" : "?" + query;
    }

    void exchange(String call) throws IOException {
        try (Socket socket = open(call)) {
            drain(socket);
        }
    }

    static long drain(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }
}
