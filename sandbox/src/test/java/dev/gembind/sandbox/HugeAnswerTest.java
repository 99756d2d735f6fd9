package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that are more than anybody should read. */
@Tag("G-01")
class HugeAnswerTest extends FaultScene {
    private static final long HUGE = 64L << 20;

    @Test
    void hugeBodyIsReallyHuge() throws IOException {
        faults.turnOn(Fault.of(FaultKind.HUGE_BODY).times(1));
        try (Socket socket = new BareWire(bot).open("getMe")) {
            assertThat(BareWire.drain(socket)).isGreaterThan(HUGE);
        }
    }

    @Test
    void compressedBombIsSmallOnTheWireAndHugeInside() throws IOException, InterruptedException {
        faults.turnOn(Fault.of(FaultKind.COMPRESSED_BOMB).times(1));
        var answer = HttpClient.newHttpClient()
                .send(Http.to(bot.at("getMe")).build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body().length).isLessThan(1 << 20);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(in.skip(HUGE)).isEqualTo(HUGE);
        }
    }
}
