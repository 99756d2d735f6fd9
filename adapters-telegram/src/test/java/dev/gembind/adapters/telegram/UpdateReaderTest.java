package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.message;
import static dev.gembind.adapters.telegram.ScriptedBotApi.update;
import static dev.gembind.adapters.telegram.ScriptedBotApi.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.Update;

@Tag("A-19")
class UpdateReaderTest {
    private static final String PLAIN = message(42, "/start Labc");

    private static Optional<Incoming> read(String rest) throws JsonProcessingException {
        return UpdateReader.read(new JsonMapper().readValue(update(1, rest), Update.class));
    }

    private static String with(String field) {
        return "\"message\":" + PLAIN.substring(0, PLAIN.length() - 1) + "," + field + "}";
    }

    @Test
    void aPrivateMessageIsRead() throws Exception {
        assertThat(read("\"message\":" + PLAIN))
                .contains(new Incoming.Written(new Sender(42, "Nelly", null, "nelly"), 42, true, "/start Labc"));
    }

    @Test
    void aGroupMessageIsMarkedAsNotPrivate() throws Exception {
        String group = PLAIN.replace("\"type\":\"private\"", "\"type\":\"supergroup\"");

        assertThat(read("\"message\":" + group))
                .hasValueSatisfying(in -> assertThat(in.isPrivate()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sender_chat\":{\"id\":-100,\"type\":\"supergroup\"}",
                "\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1700000000,\"sender_user_name\":\"Mallory\"}",
                "\"via_bot\":{\"id\":9,\"is_bot\":true,\"first_name\":\"Bot\"}",
                "\"is_automatic_forward\":true",
            })
    void messagesAtSecondHandAreIgnored(String field) throws Exception {
        assertThat(read(with(field))).isEmpty();
    }

    @Test
    void otherKindsOfUpdatesAreIgnored() throws Exception {
        assertThat(read("\"edited_message\":" + PLAIN)).isEmpty();
        assertThat(read("\"channel_post\":" + PLAIN)).isEmpty();
        assertThat(read("\"message\":" + PLAIN.replace("\"private\"", "\"channel\"")))
                .isEmpty();
        assertThat(read("\"business_message\":" + PLAIN)).isEmpty();
    }

    @Test
    void botsAndPeopleWithoutAnIdAreIgnored() throws Exception {
        assertThat(read("\"message\":" + PLAIN.replace("\"is_bot\":false", "\"is_bot\":true")))
                .isEmpty();
        assertThat(read("\"message\":" + PLAIN.replace(user(42), user(-42)))).isEmpty();
        assertThat(
                        read(
                                "\"message\":{\"message_id\":7,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"text\":\"x\"}"))
                .isEmpty();
    }

    @Test
    void messagesWithoutTextAreIgnored() throws Exception {
        assertThat(read("\"message\":" + PLAIN.replace("\"text\":\"/start Labc\"", "\"caption\":\"x\"")))
                .isEmpty();
    }

    @Test
    void aPressIsReadWithTheTimeOfItsMessage() throws Exception {
        String press = "\"callback_query\":{\"id\":\"q1\",\"from\":" + user(42) + ",\"message\":" + PLAIN
                + ",\"chat_instance\":\"5\",\"data\":\"c:abc\"}";

        assertThat(read(press))
                .contains(new Incoming.Pressed(
                        new Sender(42, "Nelly", null, "nelly"),
                        42,
                        true,
                        "q1",
                        7,
                        Instant.ofEpochSecond(1_700_000_000),
                        "c:abc"));
    }

    @Test
    void aPressOnAMessageThatIsNoLongerAccessibleHasNoTime() throws Exception {
        String press = "\"callback_query\":{\"id\":\"q1\",\"from\":" + user(42)
                + ",\"message\":{\"chat\":{\"id\":42,\"type\":\"private\"},\"message_id\":7,\"date\":0},\"data\":\"c:abc\"}";

        assertThat(read(press))
                .hasValueSatisfying(
                        in -> assertThat(((Incoming.Pressed) in).shownAt()).isNull());
    }

    @Test
    void aPressWithoutDataOrMessageIsIgnored() throws Exception {
        assertThat(read("\"callback_query\":{\"id\":\"q1\",\"from\":" + user(42) + ",\"message\":" + PLAIN + "}"))
                .isEmpty();
        assertThat(read("\"callback_query\":{\"id\":\"q1\",\"from\":" + user(42) + ",\"data\":\"c:abc\"}"))
                .isEmpty();
    }
}
