package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.sandbox.telegram.CallbackAnswer;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.time.Duration;
import java.util.List;

/** What people do with the bot on the simulated Telegram, and what they see of it in time. */
record Phones(TelegramPlatform telegram) {
    static final Duration SOON = Duration.ofSeconds(20);

    /** Lets a person write, and waits for the bot's next message in that chat. */
    ChatMessage tell(Person person, String text) {
        long id = telegram.send(person.id(), text).id();
        return reply(person.id(), id);
    }

    /** Lets a person open the site's link, and waits for the bot's answer. */
    ChatMessage openLink(Person person, String token) {
        return reply(person.id(), telegram.openDeepLink(person.id(), token).id());
    }

    /** Lets a person write in the group, and waits for the bot's answer there. */
    ChatMessage tellGroup(Person person, String text) {
        return reply(
                TelegramPlatform.GROUP, telegram.sendInGroup(person.id(), text).id());
    }

    ChatMessage reply(long chat, long after) {
        return telegram.awaitMessage(chat, m -> m.id() > after, SOON)
                .orElseThrow(() -> new AssertionError("the bot did not answer"));
    }

    /** Presses a button and waits for the bot's answer to the press. */
    CallbackAnswer press(Person person, ChatMessage message, Sentence label) {
        String query = telegram.press(person.id(), message, label.text());
        return telegram.awaitAnswer(query, SOON).orElseThrow(() -> new AssertionError("the press was not answered"));
    }

    /** Waits until a message of the bot reads like this, and returns it. */
    ChatMessage awaitText(ChatMessage message, String text) {
        return telegram.awaitMessage(
                        message.chat(), m -> m.id() == message.id() && m.text().equals(text), SOON)
                .orElseThrow(() -> new AssertionError("the message was not changed to: " + text));
    }

    /** Returns what a message reads like now. */
    ChatMessage now(ChatMessage message) {
        return telegram.messages(message.chat()).stream()
                .filter(m -> m.id() == message.id())
                .findFirst()
                .orElseThrow();
    }

    /** Counts the messages of the bot with this text. */
    long read(Person person, String text) {
        return telegram.messages(person.id()).stream()
                .filter(m -> m.fromBot() && m.text().equals(text))
                .count();
    }

    static void assertNoButtons(ChatMessage message) {
        assertThat(message.buttons().stream().flatMap(List::stream)).isEmpty();
    }
}
