package dev.gembind.sandbox.faults;

import dev.gembind.sandbox.web.Answer;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/** The connection of one request, with the manners of a good server and of several bad ones. */
final class Wire {
    private static final Duration LONGEST_HANG = Duration.ofMinutes(5);
    private static final int CHUNK = 64 << 10;
    private static final int OK = 200;
    private static final int NOTHING_SENT = 0;
    private static final byte[] HUGE_HEAD = "{\"filler\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HUGE_TAIL = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final Context request;

    Wire(Context request) {
        this.request = request;
    }

    int send(Answer answer) {
        head(answer);
        request.result(answer.body().getBytes(StandardCharsets.UTF_8));
        return answer.status();
    }

    /** Says nothing until the fault is switched off, then cuts the connection. */
    int hang(ActiveFault fault) {
        fault.releasedWithin(LONGEST_HANG);
        return reset();
    }

    int reset() {
        EndPoint end = ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (end instanceof SocketChannelEndPoint socket) {
            try {
                // closing with linger 0 makes the kernel send RST and not FIN
                socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // the peer has gone already: there is nothing left to reset
                end.close();
            }
        }
        end.close();
        return NOTHING_SENT;
    }

    /** Sends the head at once and the body byte by byte; when the fault is switched off, the rest at once. */
    int drip(Answer answer, ActiveFault fault) {
        head(answer);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        request.res().setContentLength(body.length);
        try {
            OutputStream out = request.res().getOutputStream();
            request.res().flushBuffer();
            int sent = 0;
            while (sent < body.length && !fault.releasedWithin(fault.fault().pause())) {
                out.write(body[sent++]);
                out.flush();
            }
            out.write(body, sent, body.length - sent);
            out.flush();
        } catch (IOException e) {
            // the caller gave up, which is what this fault is for
            return NOTHING_SENT;
        }
        return answer.status();
    }

    int huge(long size, boolean compressed) {
        request.status(OK).contentType("application/json");
        if (compressed) {
            request.header("Content-Encoding", "gzip");
        }
        try (OutputStream plain = request.res().getOutputStream();
                OutputStream out = compressed ? new GZIPOutputStream(plain) : plain) {
            byte[] chunk = new byte[CHUNK];
            Arrays.fill(chunk, (byte) 'x');
            out.write(HUGE_HEAD);
            for (long sent = 0; sent < size; sent += CHUNK) {
                out.write(chunk);
            }
            out.write(HUGE_TAIL);
        } catch (IOException e) {
            // the caller stopped reading, as it should
            return NOTHING_SENT;
        }
        return OK;
    }

    private void head(Answer answer) {
        request.status(answer.status()).contentType(answer.contentType());
        answer.headers().forEach(request::header);
    }
}
