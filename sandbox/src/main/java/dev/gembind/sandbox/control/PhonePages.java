package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Answer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The phone's addresses: its screens, and what a thumb can do on them. */
final class PhonePages {
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(20);
    private static final String ANY_PHONE = "/phone/{person}/{chat}";

    private final TelegramPlatform telegram;
    private final PhoneScreen screen;
    private final MessagesView messages;

    PhonePages(Parts parts) {
        this.telegram = parts.telegram();
        this.screen = new PhoneScreen(parts);
        this.messages = new MessagesView(telegram);
    }

    void register(RoutesConfig routes) {
        routes.get("/phone", ControlServer.page(request -> screen.people()));
        routes.post("/phone", ControlServer.page(this::join));
        routes.get("/phone/{person}", ControlServer.page(request -> screen.chats(person(request))));
        routes.post("/phone/{person}/block", ControlServer.page(this::block));
        routes.get(ANY_PHONE, ControlServer.page(request -> screen.chat(person(request), chat(request))));
        routes.get(
                ANY_PHONE + "/messages", ControlServer.page(request -> messages.page(person(request), chat(request))));
        routes.get(ANY_PHONE + "/changes", ControlServer.page(this::changes));
        routes.post(ANY_PHONE + "/send", ControlServer.page(this::send));
        routes.post(ANY_PHONE + "/press", ControlServer.page(this::press));
    }

    private Answer join(Context request) {
        Person person =
                new Person(number(form(request, "id")), form(request, "name").strip(), null, null, "en");
        if (telegram.find(person.id()).isEmpty()) {
            telegram.add(person);
        }
        return Answer.seeOther("/phone/" + person.id());
    }

    private Answer block(Context request) {
        Person person = person(request);
        telegram.block(person.id(), form(request, "on").equals("true"));
        return Answer.seeOther(ChatPath.BOT.path(person));
    }

    private Answer send(Context request) {
        Person person = person(request);
        ChatPath chat = chat(request);
        String text = form(request, "text").strip();
        if (!text.isEmpty() && chat.isGroup()) {
            telegram.sendInGroup(person.id(), text);
        } else if (!text.isEmpty()) {
            telegram.send(person.id(), text);
        }
        return Answer.seeOther(chat.path(person));
    }

    private Answer press(Context request) {
        Person person = person(request);
        ChatPath chat = chat(request);
        long id = number(form(request, "message"));
        ChatMessage message = telegram.messages(chat.id(person)).stream()
                .filter(shown -> shown.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("this message is gone"));
        telegram.press(person.id(), message, form(request, "label"));
        return Answer.seeOther(chat.path(person) + "/messages");
    }

    private Answer changes(Context request) {
        long after = number(Objects.requireNonNullElse(request.queryParam("after"), "0"));
        return Answer.text(200, Long.toString(telegram.awaitChange(after, LONGEST_WATCH)));
    }

    private Person person(Context request) {
        long id = number(request.pathParam("person"));
        return telegram.find(id).orElseThrow(() -> new NoSuchElementException("nobody has the id " + id));
    }

    private static ChatPath chat(Context request) {
        return ChatPath.of(request.pathParam("chat"));
    }

    static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: " + text, e);
        }
    }

    static String form(Context request, String name) {
        return Objects.requireNonNullElse(request.formParam(name), "");
    }
}
