package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-01")
class TelegramMessagesTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String KEYS =
            "{\"inline_keyboard\":[[{\"text\":\"Confirm\",\"callback_data\":\"ok:1\"},{\"text\":\"Site\",\"url\":\"http://localhost:8080/\"}]]}";

    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private BotClient bot;
    private TelegramPlatform telegram;
    private Person person;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        telegram = sandbox.telegram();
        person = telegram.people().get(0);
        telegram.send(person.id(), "/start");
        bot.updates(bot.updates(0).at("/0/update_id").asInt() + 1);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void getMeNamesTheBot() throws IOException {
        JsonNode me = bot.result("getMe", "{}");

        assertThat(me.path("id").asLong()).isEqualTo(config.telegram().id());
        assertThat(me.path("username").asText()).isEqualTo(config.telegram().username());
        assertThat(me.path("is_bot").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "123:wrong,Unauthorized",
        "nocolon,Unauthorized: invalid token specified",
        "0:x,Unauthorized: invalid token specified"
    })
    void wrongTokenIsUnauthorized(String token, String description) throws IOException {
        Http.Reply reply = Http.json(URI.create(sandbox.telegramBase() + "/bot" + token + "/getMe"), "{}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("description").asText()).isEqualTo(description);
    }

    @Test
    void unknownMethodAndPathAreNotFound() throws IOException {
        Http.Reply method = bot.call("sendPigeon", "{}");
        Http.Reply path = Http.get(URI.create(sandbox.telegramBase() + "/nothing"));

        assertThat(method.status()).isEqualTo(404);
        assertThat(method.json().path("description").asText()).isEqualTo("Not Found: method not found");
        assertThat(path.status()).isEqualTo(404);
        assertThat(path.json().path("error_code").asInt()).isEqualTo(404);
    }

    @Test
    void messageAsFormOrJsonReachesThePerson() throws IOException {
        bot.say(person.id(), "by JSON");
        Http.form(
                bot.at("sendmessage"),
                Map.of("chat_id", Long.toString(person.id()), "text", "by form", "reply_markup", KEYS));

        ChatMessage last = telegram.awaitMessage(person.id(), m -> m.text().equals("by form"), SOON)
                .orElseThrow();
        assertThat(telegram.messages(person.id()))
                .extracting(ChatMessage::text)
                .containsExactly("/start", "by JSON", "by form");
        assertThat(last.button("Confirm").orElseThrow().data()).isEqualTo("ok:1");
        assertThat(last.button("Site").orElseThrow().url()).isEqualTo("http://localhost:8080/");
    }

    @Test
    void textIsCountedInUtf16UnitsAfterParsing() throws IOException {
        String gems = "💎".repeat(2048);

        Http.Reply fits = bot.say(person.id(), gems);
        Http.Reply over = bot.say(person.id(), gems + "x");
        Http.Reply marked = html("<b>" + gems + "</b>");

        assertThat(fits.status()).isEqualTo(200);
        assertThat(marked.status()).isEqualTo(200);
        assertThat(over.status()).isEqualTo(400);
        assertThat(over.json().path("description").asText()).isEqualTo("Bad Request: message is too long");
    }

    @Test
    void htmlBecomesEntities() throws IOException {
        JsonNode message = html("Hi <b>a &amp; <i>b</i></b> <a href=\"https://example.com/?a=1&amp;b=2\">&#x1F98A;</a>")
                .json()
                .path("result");

        assertThat(message.path("text").asText()).isEqualTo("Hi a & b 🦊");
        assertThat(message.path("entities").findValuesAsText("type")).containsExactly("bold", "italic", "text_link");
        assertThat(message.at("/entities/1/offset").asInt()).isEqualTo(7);
        assertThat(message.at("/entities/2/url").asText()).isEqualTo("https://example.com/?a=1&b=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a <br> b|Unsupported start tag \"br\" at byte offset 2",
                "é <p>b</p>|Unsupported start tag \"p\" at byte offset 3",
                "<b>open|Can't find end tag corresponding to start tag \"b\"",
                "<b><i>x</b></i>|Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
                "x</b>|Unexpected end tag at byte offset 1",
                "1 < 2|Unclosed start tag at byte offset 2"
            })
    void brokenHtmlIsRefusedWithItsPlace(String text, String reason) throws IOException {
        Http.Reply reply = html(text);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("description").asText()).isEqualTo("Bad Request: can't parse entities: " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\":\"x\"}',chat_id is empty",
        "'{\"chat_id\":\"@someone\",\"text\":\"x\"}',chat not found",
        "'{\"chat_id\":5,\"text\":\"x\"}',chat not found",
        "'{\"chat_id\":-4100200300,\"text\":\" \"}',message text is empty",
        "'{\"chat_id\":-4100200300,\"text\":\"x\",\"parse_mode\":\"BBCode\"}',unsupported parse_mode"
    })
    void faultyMessageIsRefused(String json, String reason) throws IOException {
        Http.Reply reply = bot.call("sendMessage", json);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("description").asText()).isEqualTo("Bad Request: " + reason);
    }

    @Test
    void botCannotWriteFirstNorToWhoBlocksIt() throws IOException {
        Http.Reply first = bot.say(telegram.people().get(1).id(), "hello");
        telegram.block(person.id(), true);
        Http.Reply blocked = bot.say(person.id(), "hello");
        assertThatThrownBy(() -> telegram.send(person.id(), "hi")).isInstanceOf(IllegalStateException.class);
        telegram.block(person.id(), false);

        assertThat(first.status()).isEqualTo(403);
        assertThat(first.json().path("description").asText())
                .isEqualTo("Forbidden: bot can't initiate conversation with a user");
        assertThat(blocked.status()).isEqualTo(403);
        assertThat(blocked.json().path("description").asText()).isEqualTo("Forbidden: bot was blocked by the user");
        assertThat(bot.say(person.id(), "again").status()).isEqualTo(200);
    }

    @Test
    void pressedButtonCallsTheBotBackAndItsAnswerIsSeen() throws IOException {
        ChatMessage message = sendKeys();

        String query = telegram.press(person.id(), message, "Confirm");

        JsonNode callback = bot.updates(0).at("/0/callback_query");
        assertThat(callback.path("data").asText()).isEqualTo("ok:1");
        assertThat(callback.at("/from/id").asLong()).isEqualTo(person.id());
        assertThat(callback.at("/message/message_id").asLong()).isEqualTo(message.id());
        bot.result(
                "answerCallbackQuery",
                "{\"callback_query_id\":\"" + query + "\",\"text\":\"Done\",\"show_alert\":true}");
        assertThat(telegram.awaitAnswer(query, SOON).orElseThrow().text()).isEqualTo("Done");
        assertThat(telegram.newestAnswer(person.id(), person.id()).orElseThrow().alert())
                .isTrue();
    }

    @Test
    void callbackIsAnsweredOnceAndInTime() throws IOException {
        ChatMessage message = sendKeys();
        String answered = telegram.press(person.id(), message, "Confirm");
        String late = telegram.press(person.id(), message, "Confirm");
        bot.result("answercallbackquery", "{\"callback_query_id\":\"" + answered + "\"}");
        sandbox.clock().skip(Duration.ofMinutes(16));

        assertTooOld(answered);
        assertTooOld(late);
        assertTooOld("12345");
    }

    private void assertTooOld(String query) throws IOException {
        Http.Reply reply = bot.call("answerCallbackQuery", "{\"callback_query_id\":\"" + query + "\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("description").asText())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void editedMessageChangesInPlaceAndOnlyIfItIsDifferent() throws IOException {
        ChatMessage message = sendKeys();
        ObjectNode edit = BotClient.message(person.id(), "Bound").put("message_id", message.id());

        bot.result("editMessageText", edit.toString());
        Http.Reply same = bot.call("editMessageText", edit.toString());
        Http.Reply keyboard = bot.call(
                "editMessageReplyMarkup", edit.put("reply_markup", KEYS).toString());

        ChatMessage now = telegram.messages(person.id()).get(1);
        assertThat(now.text()).isEqualTo("Bound");
        assertThat(now.edited()).isNotNull();
        assertThat(same.status()).isEqualTo(400);
        assertThat(same.json().path("description").asText()).startsWith("Bad Request: message is not modified");
        assertThat(keyboard.status()).isEqualTo(200);
        assertThat(now.id()).isEqualTo(message.id());
    }

    @Test
    void botEditsOnlyItsOwnMessages() throws IOException {
        long theirs = telegram.messages(person.id()).get(0).id();
        ObjectNode edit = BotClient.message(person.id(), "x");

        Http.Reply foreign =
                bot.call("editMessageText", edit.put("message_id", theirs).toString());
        Http.Reply missing =
                bot.call("editMessageText", edit.put("message_id", 9_999_999).toString());

        assertThat(foreign.json().path("description").asText()).isEqualTo("Bad Request: message can't be edited");
        assertThat(missing.json().path("description").asText()).isEqualTo("Bad Request: message to edit not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"x\",\"callback_data\":\"0123456789012345678901234567890123456789012345678901234567890123é\"}|BUTTON_DATA_INVALID",
                "{\"text\":\"\",\"callback_data\":\"a\"}|inline keyboard button text is empty",
                "{\"text\":\"x\",\"url\":\"javascript:alert(1)\"}|inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
                "{\"text\":\"x\"}|Text buttons are unallowed in the inline keyboard"
            })
    void faultyButtonIsRefused(String button, String reason) throws IOException {
        ObjectNode message =
                BotClient.message(person.id(), "x").put("reply_markup", "{\"inline_keyboard\":[[" + button + "]]}");

        Http.Reply reply = bot.call("sendMessage", message.toString());

        assertThat(reply.json().path("description").asText()).isEqualTo("Bad Request: " + reason);
    }

    @Test
    void commandsAreCheckedAndKept() throws IOException {
        bot.result("setMyCommands", "{\"commands\":[{\"command\":\"link\",\"description\":\"Link an account\"}]}");
        Http.Reply bad = bot.call("setMyCommands", "{\"commands\":[{\"command\":\"Link!\",\"description\":\"x\"}]}");

        assertThat(bad.json().path("description").asText()).isEqualTo("Bad Request: BOT_COMMAND_INVALID");
        assertThat(telegram.commands()).hasSize(1);
        assertThat(bot.result("getMyCommands", "{}").at("/0/command").asText()).isEqualTo("link");
    }

    @Test
    void deletedMessageIsGone() throws IOException {
        ChatMessage message = sendKeys();

        bot.result("deleteMessage", "{\"chat_id\":" + person.id() + ",\"message_id\":" + message.id() + "}");

        assertThat(telegram.messages(person.id())).extracting(ChatMessage::id).doesNotContain(message.id());
    }

    private ChatMessage sendKeys() throws IOException {
        bot.call(
                "sendMessage",
                BotClient.message(person.id(), "Sure?")
                        .put("reply_markup", KEYS)
                        .toString());
        return telegram.awaitMessage(person.id(), m -> m.text().equals("Sure?"), SOON)
                .orElseThrow();
    }

    private Http.Reply html(String text) throws IOException {
        return bot.call(
                "sendMessage",
                BotClient.message(person.id(), text).put("parse_mode", "HTML").toString());
    }
}
