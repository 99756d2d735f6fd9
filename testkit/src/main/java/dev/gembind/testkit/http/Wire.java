package dev.gembind.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The connection a request came on. For the thread that answers it only. */
public final class Wire {
    private final Socket socket;
    private final CountDownLatch closing;

    Wire(Socket socket, CountDownLatch closing) {
        this.socket = socket;
        this.closing = closing;
    }

    /** Sends a whole answer of JSON. */
    public void json(int status, String body) throws IOException {
        send(status, "application/json", body);
    }

    /** Sends a whole answer with these headers, one per line, and the length of the body. */
    public void send(int status, String contentType, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder more = new StringBuilder("Content-Type: " + contentType + "\r\n");
        for (String header : headers) {
            more.append(header).append("\r\n");
        }
        raw(head(status, more + "Content-Length: " + bytes.length + "\r\n"));
        raw(bytes);
    }

    /** Returns the head of an answer with these headers, each ended by CR LF. */
    public static String head(int status, String headers) {
        return "HTTP/1.1 " + status + " Test\r\n" + headers + "\r\n";
    }

    /** Sends exactly this text, as UTF-8. */
    public void raw(String text) throws IOException {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends exactly these bytes. */
    public void raw(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Sends a text byte by byte, with a pause after each, until it is over, the peer has gone or the server is closed. */
    public void drip(String text, Duration pause) throws IOException {
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            raw(new byte[] {next});
            if (closedWithin(pause)) {
                return;
            }
        }
    }

    /** Says nothing more until the server is closed. */
    public void hang() {
        closedWithin(Duration.ofMinutes(5));
    }

    /** Ends the connection in the ordinary way. */
    public void close() throws IOException {
        socket.close();
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        // closing with linger 0 makes the kernel send RST and not FIN
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        socket.close();
    }

    private boolean closedWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
