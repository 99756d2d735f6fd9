package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.sandbox.faults.Call;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.faults.FaultSwitches;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-01")
class AnswerFaultTest {
    private static final long HUGE = 64L << 20;

    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private BotClient bot;
    private FaultSwitches faults;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        faults = sandbox.telegram().faults();
    }

    @AfterEach
    void stop() {
        sandbox.close();
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
        try (Socket socket = open("getUpdates?timeout=50")) {
            while (sandbox.telegram().waitingPolls() == 0) {
                LockSupport.parkNanos(1_000_000);
            }

            faults.turnOn(Fault.of(FaultKind.DOWN));

            assertThat(drain(socket)).isZero();
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
        try (Socket socket = open("getMe")) {
            socket.setSoTimeout(300);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            socket.setSoTimeout(10_000);
            faults.turnOff(id);
            assertThatThrownBy(() -> drain(socket)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void hangThatIsUsedUpStillHoldsItsRequestUntilEverythingIsCleared() throws IOException {
        faults.turnOn(Fault.of(FaultKind.HANG).times(1));
        try (Socket socket = open("getMe")) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            assertThat(bot.call("getMe", "{}").status()).isEqualTo(200);
            socket.setSoTimeout(10_000);
            faults.clear();
            assertThatThrownBy(() -> drain(socket)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void slowDripSendsTheHeadAtOnceAndTheBodyByteByByte() throws IOException {
        faults.turnOn(Fault.of(FaultKind.SLOW_DRIP).pausing(Duration.ofMinutes(1)));
        try (Socket socket = open("getMe")) {
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

        assertThatThrownBy(() -> exchange("sendMessage?chat_id=" + chat + "&text=hi"))
                .isInstanceOf(SocketException.class);

        assertThat(sandbox.telegram().messages(chat)).hasSize(1);
    }

    @Test
    void lostAnswerCutsTheConnectionAfterTheDeed() {
        long chat = started();
        faults.turnOn(Fault.of(FaultKind.LOST_ANSWER).on("sendmessage").times(1));

        assertThatThrownBy(() -> exchange("sendMessage?chat_id=" + chat + "&text=hi"))
                .isInstanceOf(SocketException.class);

        assertThat(sandbox.telegram().messages(chat)).hasSize(2);
    }

    @Test
    void rateLimitIsTheBotApisOwn() throws IOException {
        faults.turnOn(Fault.of(FaultKind.RATE_LIMIT).pausing(Duration.ofSeconds(7)));

        Http.Reply reply = bot.call("getMe", "{}");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        assertThat(reply.json().at("/parameters/retry_after").asInt()).isEqualTo(7);
        assertThat(reply.json().path("description").asText()).isEqualTo("Too Many Requests: retry after 7");
    }

    @Test
    void rateLimitIsDiscordsOwn() throws IOException {
        DiscordClient discord = new DiscordClient(config, sandbox);
        sandbox.discord().faults().turnOn(Fault.of(FaultKind.RATE_LIMIT).on("token"));

        Http.Reply reply = discord.token(discord.exchange(discord.code()));

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("3");
        assertThat(reply.json().path("retry_after").asDouble()).isEqualTo(3.0);
        assertThat(reply.header("X-RateLimit-Scope")).isEqualTo("user");
    }

    @Test
    void serverErrorComesInThePlatformsShape() throws IOException {
        faults.turnOn(Fault.of(FaultKind.SERVER_ERROR));
        sandbox.discord().faults().turnOn(Fault.of(FaultKind.SERVER_ERROR));

        Http.Reply telegram = bot.call("getMe", "{}");
        Http.Reply discord = Http.get(URI.create(sandbox.discordBase() + "/api/v10/users/@me"));

        assertThat(telegram.status()).isEqualTo(500);
        assertThat(telegram.json().path("ok").asBoolean(true)).isFalse();
        assertThat(discord.status()).isEqualTo(500);
        assertThat(discord.json().path("message").asText()).isEqualTo("500: Internal Server Error");
    }

    @Test
    void htmlErrorLooksLikeTheNetworkInFront() throws IOException {
        faults.turnOn(Fault.of(FaultKind.HTML_ERROR));

        Http.Reply reply = bot.call("getMe", "{}");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.header("Server")).isEqualTo("cloudflare");
        assertThat(reply.header("X-Gembind-Sandbox")).isEqualTo("1");
    }

    @Test
    void truncatedWrongAndEmptyAnswersAreWhatTheySay() throws IOException {
        faults.turnOn(Fault.of(FaultKind.TRUNCATED_JSON).times(1));
        Http.Reply truncated = bot.call("getMe", "{}");
        faults.turnOn(Fault.of(FaultKind.WRONG_JSON).times(1));
        Http.Reply wrong = bot.call("getMe", "{}");
        faults.turnOn(Fault.of(FaultKind.EMPTY_BODY).times(1));
        Http.Reply empty = bot.call("getMe", "{}");

        assertThat(truncated.status()).isEqualTo(200);
        assertThat(truncated.body()).startsWith("{\"ok\":true");
        assertThat(Json.read(truncated.body())).isEmpty();
        assertThat(wrong.json().at("/result/id").isMissingNode()).isTrue();
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void hugeBodyIsReallyHuge() throws IOException {
        faults.turnOn(Fault.of(FaultKind.HUGE_BODY).times(1));
        try (Socket socket = open("getMe")) {
            assertThat(drain(socket)).isGreaterThan(HUGE);
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

    @Test
    void scriptedAnswerIsSentAsItIs() throws IOException {
        Answer script = new Answer(200, "application/json", "{\"id\":\"0\",\"bot\":true}", Map.of("X-Extra", "yes"));
        sandbox.discord().faults().turnOn(Fault.answering(script).on("me"));

        Http.Reply reply = Http.get(URI.create(sandbox.discordBase() + "/api/v10/users/@me"));

        assertThat(reply.body()).isEqualTo("{\"id\":\"0\",\"bot\":true}");
        assertThat(reply.header("X-Extra")).isEqualTo("yes");
    }

    @Test
    void countAndEndpointNarrowAFaultAndTheLogTellsWhatItHit() throws IOException {
        faults.turnOn(Fault.of(FaultKind.SERVER_ERROR).on("getme").times(2));

        assertThat(bot.call("getWebhookInfo", "{}").status()).isEqualTo(200);
        assertThat(bot.call("getMe", "{}").status()).isEqualTo(500);
        assertThat(bot.call("GETME", "{}").status()).isEqualTo(500);
        assertThat(bot.call("getMe", "{}").status()).isEqualTo(200);
        assertThat(faults.active()).isEmpty();
        assertThat(sandbox.telegram().calls())
                .extracting(Call::endpoint, Call::status, Call::fault)
                .contains(Tuple.tuple("getme", 500, FaultKind.SERVER_ERROR))
                .contains(Tuple.tuple("getwebhookinfo", 200, null));
    }

    @Test
    void faultsThatMakeNoSenseAreRefused() {
        Fault down = Fault.of(FaultKind.DOWN);

        assertThatIllegalArgumentException().isThrownBy(() -> down.times(1));
        assertThatIllegalArgumentException().isThrownBy(() -> down.on("token"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.of(FaultKind.HANG).times(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.of(FaultKind.SCRIPTED));
    }

    private long started() {
        long person = sandbox.telegram().people().get(0).id();
        sandbox.telegram().send(person, "/start");
        return person;
    }

    /** Sends a GET over a bare socket, so that no client library hides what happens on the wire. */
    private Socket open(String call) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), sandbox.telegramBase().getPort());
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

    private void exchange(String call) throws IOException {
        try (Socket socket = open(call)) {
            drain(socket);
        }
    }

    private static long drain(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }
}
