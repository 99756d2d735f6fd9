package dev.gembind.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Names what an I/O exception of OkHttp means, by its type and by how far the call had come. Messages are not read. */
final class FailureKind {
    private FailureKind() {}

    /** Before an answer began. */
    static HttpFailure ofSending(IOException problem, boolean sent) {
        if (problem instanceof ClosedClientException) {
            return HttpFailure.CLOSED;
        }
        if (problem instanceof InterruptedIOException) {
            return ofInterruption();
        }
        return sent ? ofWaiting(problem) : ofOpening(problem);
    }

    private static HttpFailure ofOpening(IOException problem) {
        if (problem instanceof BlockedAddressException) {
            return HttpFailure.ADDRESS_BLOCKED;
        }
        if (problem instanceof UnknownHostException) {
            return Thread.currentThread().isInterrupted() ? HttpFailure.INTERRUPTED : HttpFailure.DNS;
        }
        return problem instanceof SSLException ? HttpFailure.TLS : HttpFailure.CONNECT;
    }

    private static HttpFailure ofWaiting(IOException problem) {
        return problem instanceof ProtocolException ? HttpFailure.MALFORMED : HttpFailure.RESET;
    }

    /** While the body was read. */
    static HttpFailure ofReading(IOException problem) {
        if (problem instanceof InterruptedIOException) {
            return ofInterruption();
        }
        boolean cut = problem instanceof EOFException
                || problem instanceof ProtocolException
                || problem instanceof SocketException
                || problem instanceof SSLException;
        // what remains is a body that cannot be unpacked
        return cut ? HttpFailure.TRUNCATED : HttpFailure.MALFORMED;
    }

    /** Okio says "interrupted" and "timed out" with one type; the flag of the thread tells them apart. */
    private static HttpFailure ofInterruption() {
        return Thread.currentThread().isInterrupted() ? HttpFailure.INTERRUPTED : HttpFailure.TIMEOUT;
    }
}
