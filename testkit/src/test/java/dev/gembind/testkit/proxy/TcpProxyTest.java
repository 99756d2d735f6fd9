package dev.gembind.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.testkit.junit.LeakCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real sockets on both sides; the server sends back what it gets. */
@Tag("A-T4")
@ExtendWith(LeakCheck.class)
class TcpProxyTest {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SILENCE_MILLIS = 200;

    private final AtomicInteger received = new AtomicInteger();
    private ServerSocket echo;
    private Thread server;
    private TcpProxy proxy;
    private Socket client;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server = new Thread(this::serve, "echo");
        server.setDaemon(true);
        server.start();
        proxy = TcpProxy.to(echo.getLocalPort());
        client = connect();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        echo.close();
    }

    @Test
    void bytesGoBothWays() throws IOException {
        send("hello");

        assertThat(receive(5)).isEqualTo("hello");
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void aCutEndsTheConnectionAndTheNextOneWorks() throws IOException {
        roundTrip();

        proxy.cut();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(proxy.connections()).isZero();
        client = connect();
        roundTrip();
    }

    @Test
    void aResetIsSeenAsOne() throws IOException {
        roundTrip();

        proxy.reset();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void aBlackHoleAnswersNothingUntilItIsForwardedAgain() throws IOException {
        roundTrip();
        proxy.blackHole();
        send("lost");
        client.setSoTimeout(SILENCE_MILLIS);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        proxy.forward();
        client.setSoTimeout(PATIENCE_MILLIS);
        roundTrip();
        assertThat(received).as("what was swallowed never arrived").hasValue(2);
    }

    @Test
    void aDelayHoldsBackButLosesNothing() throws IOException {
        proxy.delay(Duration.ofMillis(SILENCE_MILLIS));
        long start = System.nanoTime();

        roundTrip();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(2 * SILENCE_MILLIS));
    }

    @Test
    void afterAHalfCloseTheServerStillHears() throws Exception {
        roundTrip();

        proxy.halfClose();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        send("x");
        untilReceived(2);
    }

    @Test
    void aRefusedConnectionEndsAtOnce() throws IOException {
        proxy.refuse();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        try (Socket other = connect()) {
            assertThat(ended(other)).isTrue();
        }
    }

    @Test
    void whatIsAwaitedNeverArrivesWhenItIsCutBefore() throws IOException {
        proxy.when("COMMIT", Fate.CUT_BEFORE);
        roundTrip();

        send("xCOMMITx");

        assertThat(ended(client)).isTrue();
        assertThat(received).hasValue(1);
    }

    @Test
    void whatIsAwaitedArrivesAndTheAnswerIsLost() throws Exception {
        proxy.when("COMMIT", Fate.CUT_AT_ANSWER);

        send("xCOMMITx");

        assertThat(ended(client)).isTrue();
        untilReceived(8);
        client = connect();
        send("COMMIT");
        assertThat(receive(6)).as("it lies in wait once").isEqualTo("COMMIT");
    }

    @Test
    void afterWhatIsAwaitedTheServerFallsSilent() throws Exception {
        proxy.when("COMMIT", Fate.SILENT_AFTER);
        send("COMMIT");
        client.setSoTimeout(SILENCE_MILLIS);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        untilReceived(6);
    }

    @Test
    void aServerThatIsAwayEndsTheConnection() throws Exception {
        echo.close();
        server.join(); // a connection that is made while it still waits for one would be served

        try (Socket other = connect()) {
            assertThat(ended(other)).isTrue();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private void roundTrip() throws IOException {
        send("!");
        assertThat(receive(1)).isEqualTo("!");
    }

    private void send(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String receive(int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    /** A side that ends with bytes unread ends by a reset, so both are an end. */
    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private void untilReceived(int bytes) {
        long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (received.get() < bytes && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(received).hasValue(bytes);
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread one = new Thread(() -> sendBack(socket), "echo-one");
                one.setDaemon(true);
                one.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void sendBack(Socket socket) {
        byte[] piece = new byte[1024];
        try (socket) {
            int length = socket.getInputStream().read(piece);
            while (length >= 0) {
                received.addAndGet(length);
                socket.getOutputStream().write(piece, 0, length);
                length = socket.getInputStream().read(piece);
            }
        } catch (IOException e) {
            return; // the client is gone; what it sent is counted
        }
    }
}
