package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults of the connection: none, no answer, a slow one, or one that is cut. */
@Tag("G-01")
class ConnectionFaultTest extends FaultScene {
    private BareWire wire;

    @BeforeEach
    void connect() {
        wire = new BareWire(bot);
    }

    @Test
    void downRefusesConnectionsAndComesBackOnTheSamePort() throws IOException {
        URI before = sandbox.telegramBase();
        long id = faults.turnOn(Fault.of(FaultKind.DOWN));

        assertThatThrownBy(() -> bot.call("getMe", "{}")).isInstanceOf(ConnectException.class);
        assertThat(sandbox.telegram().isUp()).isFalse();
        assertThat(faults.turnOff(id)).isTrue();
        assertThat(bot.call("getMe", "{}").status()).isEqualTo(200);
        assertThat(sandbox.telegramBase()).isEqualTo(before);
    }

    @Test
    void downCutsTheLongPollThatWaits() throws Exception {
        try (Socket socket = wire.open("getUpdates?timeout=50")) {
            while (sandbox.telegram().waitingPolls() == 0) {
                LockSupport.parkNanos(1_000_000);
            }

            faults.turnOn(Fault.of(FaultKind.DOWN));

            assertThat(BareWire.drain(socket)).isZero();
        }
    }

    @Test
    void clearingBringsAPlatformBackHoweverOftenItWasTakenDown() throws IOException {
        for (int i = 0; i < 10; i++) {
            faults.turnOn(Fault.of(FaultKind.DOWN));
            faults.clear();
        }

        assertThat(bot.call("getMe", "{}").status()).isEqualTo(200);
    }

    @Test
    void hangNeverAnswersUntilItIsSwitchedOff() throws IOException {
        long id = faults.turnOn(Fault.of(FaultKind.HANG));
        try (Socket socket = wire.open("getMe")) {
            socket.setSoTimeout(300);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            socket.setSoTimeout(10_000);
            faults.turnOff(id);
            assertThatThrownBy(() -> BareWire.drain(socket)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void hangThatIsUsedUpStillHoldsItsRequestUntilEverythingIsCleared() throws IOException {
        faults.turnOn(Fault.of(FaultKind.HANG).times(1));
        try (Socket socket = wire.open("getMe")) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            assertThat(bot.call("getMe", "{}").status()).isEqualTo(200);
            socket.setSoTimeout(10_000);
            faults.clear();
            assertThatThrownBy(() -> BareWire.drain(socket)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void slowDripSendsTheHeadAtOnceAndTheBodyByteByByte() throws IOException {
        faults.turnOn(Fault.of(FaultKind.SLOW_DRIP).pausing(Duration.ofMinutes(1)));
        try (Socket socket = wire.open("getMe")) {
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            assertThat(head).startsWith("HTTP/1.1 200").contains("Content-Length: ");

            socket.setSoTimeout(300);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(10_000);
            faults.clear();
            assertThat((char) in.read()).isEqualTo('{');
        }
    }

    @Test
    void resetCutsTheConnectionAndDoesNothing() {
        long chat = started();
        faults.turnOn(Fault.of(FaultKind.RESET).on("sendmessage").times(1));

        assertThatThrownBy(() -> wire.exchange("sendMessage?chat_id=" + chat + "&text=hi"))
                .isInstanceOf(SocketException.class);

        assertThat(sandbox.telegram().messages(chat)).hasSize(1);
    }

    @Test
    void lostAnswerCutsTheConnectionAfterTheDeed() {
        long chat = started();
        faults.turnOn(Fault.of(FaultKind.LOST_ANSWER).on("sendmessage").times(1));

        assertThatThrownBy(() -> wire.exchange("sendMessage?chat_id=" + chat + "&text=hi"))
                .isInstanceOf(SocketException.class);

        assertThat(sandbox.telegram().messages(chat)).hasSize(2);
    }

    private long started() {
        long person = sandbox.telegram().people().get(0).id();
        sandbox.telegram().send(person, "/start");
        return person;
    }
}
