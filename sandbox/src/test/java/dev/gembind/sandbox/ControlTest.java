package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-01")
class ControlTest {
    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private Person person;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(config);
        person = sandbox.telegram().people().get(0);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void guideNamesTheStepsAndLeadsToTheProductThePhoneAndTheSwitches() throws IOException {
        Http.Reply page = Http.get(sandbox.controlUri());
        JsonNode steps = Http.get(at("/api/guide")).json().path("steps");

        assertThat(page.body())
                .contains("SANDBOX", "http://localhost:8080/account", "href=\"/faults\"", "/phone/" + person.id());
        assertThat(steps.findValuesAsText("id"))
                .containsExactly("bind", "bind-again", "buy-gems", "break-discord", "kill-and-restart");
        assertThat(page.body())
                .contains(
                        sandbox.discord().base().toString(),
                        sandbox.telegram().base().toString(),
                        sandbox.stripe().base().toString());
        assertThat(page.header("X-Gembind-Sandbox")).isEqualTo("1");
    }

    @Test
    void productThatMovedIsLinkedAndMayReceiveCodes() throws IOException {
        sandbox.productAt(URI.create("http://localhost:9999/"));
        DiscordClient client = new DiscordClient(config, sandbox);
        Map<String, String> request = client.request();
        request.put("redirect_uri", "http://localhost:9999/auth/discord/callback");

        assertThat(Http.get(sandbox.controlUri()).body()).contains("http://localhost:9999/account");
        assertThat(Http.get(client.authorize(request)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/phone",
                "/phone/{p}",
                "/phone/{p}/bot",
                "/phone/{p}/group",
                "/faults",
                "/tg/gembind_sandbox_bot?start=abc"
            })
    void everyPageIsMarkedAndLetsNothingForeignIn(String path) throws IOException {
        Http.Reply page = Http.get(at(path.replace("{p}", Long.toString(person.id()))));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("SANDBOX", "<html lang=\"en\">").doesNotContain("<b>Fox", "https://");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @ParameterizedTest
    @CsvSource({"/phone/999,404", "/phone/x,400", "/tg/other_bot,404", "/phone/1/elsewhere,404", "/api/nothing,404"})
    void unknownThingsAreNotFound(String path, int status) throws IOException {
        assertThat(Http.get(at(path)).status()).isEqualTo(status);
    }

    @Test
    void openingADeepLinkChangesNothingAndStartSendsThePayload() throws IOException {
        URI link =
                URI.create(sandbox.telegramLinkBase() + "/" + config.telegram().username() + "?start=Labc-_9");
        Http.Reply page = Http.get(link);
        assertThat(sandbox.telegram().messages(person.id())).isEmpty();

        Http.Reply start = Http.form(
                at("/tg/" + config.telegram().username()),
                Map.of("person", Long.toString(person.id()), "start", "Labc-_9"));

        assertThat(page.body()).contains("value=\"Labc-_9\"");
        assertThat(start.header("Location")).isEqualTo("/phone/" + person.id() + "/bot");
        assertThat(sandbox.telegram().messages(person.id()))
                .extracting(ChatMessage::text)
                .containsExactly("/start Labc-_9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "ümlaut", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void payloadThatTelegramWouldDropIsDropped(String payload) throws IOException {
        Http.form(
                at("/tg/" + config.telegram().username()),
                Map.of("person", Long.toString(person.id()), "start", payload));

        assertThat(sandbox.telegram().messages(person.id()))
                .extracting(ChatMessage::text)
                .containsExactly("/start");
    }

    @Test
    void phoneSendsPressesAndShowsWhatTheBotSaid() throws IOException {
        String chat = "/phone/" + person.id() + "/bot";
        Http.form(at(chat + "/send"), Map.of("text", "<script>hi</script>"));
        BotClient bot = new BotClient(config, sandbox);
        bot.call(
                "sendMessage",
                BotClient.message(person.id(), "<b>bold</b>")
                        .put("parse_mode", "HTML")
                        .put("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}")
                        .toString());
        long id = sandbox.telegram().messages(person.id()).get(1).id();

        Http.Reply press = Http.form(at(chat + "/press"), Map.of("message", Long.toString(id), "label", "Yes"));
        String messages = Http.get(at(chat + "/messages")).body();

        assertThat(press.status()).isEqualTo(303);
        assertThat(messages).contains("&lt;script&gt;hi", "<b>bold</b>", ">Yes</button>");
        JsonNode updates = bot.updates(0);
        assertThat(updates.at("/1/callback_query/data").asText()).isEqualTo("y");
    }

    @Test
    void phoneOfSomebodyElseAndBlocking() throws IOException {
        Http.Reply join = Http.form(at("/phone"), Map.of("id", "4242", "name", "Ada"));
        Http.form(at("/phone/4242/block"), Map.of("on", "true"));

        assertThat(join.header("Location")).isEqualTo("/phone/4242");
        assertThat(sandbox.telegram().isBlocked(4242)).isTrue();
        assertThat(Http.get(at("/phone/4242/bot")).body()).contains("You blocked this bot");
    }

    @Test
    void watcherHearsOfAChange() throws IOException {
        long version = sandbox.telegram().version();
        sandbox.telegram().send(person.id(), "news");

        Http.Reply reply = Http.get(at("/phone/" + person.id() + "/bot/changes?after=" + version));

        assertThat(Long.parseLong(reply.body())).isGreaterThan(version);
    }

    @Test
    void faultIsSwitchedOnAndOffByTheForm() throws IOException {
        Http.form(at("/faults"), Map.of("platform", "discord", "kind", "down"));
        assertThat(sandbox.discord().isUp()).isFalse();
        assertThat(Http.get(at("/faults")).body()).contains("Put right", ">down<");
        assertThat(Http.get(at("/")).body()).contains("down");

        Http.form(at("/faults/off"), Map.of("platform", "discord", "id", "1"));

        assertThat(sandbox.discord().isUp()).isTrue();
    }

    @Test
    void faultIsSwitchedOnAndOffByJson() throws IOException {
        Http.Reply created = Http.json(
                at("/api/faults"),
                "{\"platform\":\"telegram\",\"kind\":\"rate_limit\",\"endpoint\":\"sendMessage\",\"count\":2,\"seconds\":1.5}");
        JsonNode listed = Http.get(at("/api/faults")).json();
        Http.Reply deleted =
                delete("/api/faults/telegram/" + created.json().path("id").asLong());

        assertThat(created.status()).isEqualTo(201);
        assertThat(listed.at("/items/0/endpoint").asText()).isEqualTo("sendmessage");
        assertThat(listed.at("/items/0/left").asInt()).isEqualTo(2);
        assertThat(listed.at("/items/0/seconds").asDouble()).isEqualTo(1.5);
        assertThat(deleted.json().path("items")).isEmpty();
        assertThat(delete("/api/faults/telegram/77").status()).isEqualTo(404);
    }

    @Test
    void scriptedFaultByJsonIsSentAsItIs() throws IOException {
        Http.json(
                at("/api/faults"),
                "{\"platform\":\"discord\",\"kind\":\"scripted\",\"endpoint\":\"me\",\"status\":418,\"body\":\"tea\"}");

        Http.Reply reply = Http.get(URI.create(sandbox.discordBase() + "/api/v10/users/@me"));

        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.body()).isEqualTo("tea");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"platform\":\"discord\",\"kind\":\"earthquake\"}|400",
                "{\"platform\":\"myspace\",\"kind\":\"hang\"}|404",
                "{\"platform\":\"discord\",\"kind\":\"down\",\"count\":3}|400",
                "{\"platform\":\"discord\",\"kind\":\"hang\",\"count\":\"many\"}|400",
                "nonsense|400"
            })
    void faultyFaultIsRefused(String body, int status) throws IOException {
        Http.Reply reply = Http.json(at("/api/faults"), body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isNotEmpty();
    }

    @Test
    void peopleActByJson() throws IOException {
        String base = "/api/telegram/people/" + person.id();
        Http.json(at(base + "/messages"), "{\"text\":\"/me\",\"chat\":\"group\"}");
        Http.json(at(base + "/messages"), "{\"text\":\"hello\"}");
        DiscordClient client = new DiscordClient(config, sandbox);
        Http.Reply approved = Http.json(
                at("/api/discord/approve"),
                Json.object()
                        .put("authorize", client.authorize(client.request()).toString())
                        .put("user", client.user().id())
                        .toString());

        assertThat(Http.get(at(base + "/messages")).json().at("/items/0/text").asText())
                .isEqualTo("hello");
        assertThat(Http.get(at(base + "/messages?chat=group")).json().path("items"))
                .hasSize(1);
        assertThat(approved.json().path("location").asText()).startsWith(client.redirect() + "?code=");
        assertThat(Http.get(at("/api/state"))
                        .json()
                        .at("/telegram/pending_updates")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void timeIsMovedByJson() throws IOException {
        DiscordClient client = new DiscordClient(config, sandbox);
        String code = client.code();
        Http.json(at("/api/time"), "{\"skip\":\"PT100S\"}");

        assertThat(client.token(client.exchange(code)).status()).isEqualTo(400);
        assertThat(Http.json(at("/api/time"), "{\"skip\":\"soon\"}").status()).isEqualTo(400);
    }

    @Test
    void foreignSitesAndForeignNamesAreTurnedAway() throws IOException {
        HttpRequest foreign = Http.formRequest(at("/faults/clear"), Map.of())
                .header("Sec-Fetch-Site", "cross-site")
                .build();

        assertThat(Http.send(foreign).status()).isEqualTo(403);
        assertThat(statusFor("evil.example")).contains(" 403 ");
        assertThat(statusFor("localhost:1")).contains(" 200 ");
    }

    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), sandbox.controlUri().getPort())) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private Http.Reply delete(String path) throws IOException {
        return Http.send(Http.to(at(path)).DELETE().build());
    }

    private URI at(String path) {
        return sandbox.controlUri().resolve(path);
    }
}
