package dev.gembind.sandbox.control;

import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Avatar;
import dev.gembind.sandbox.web.Markup;
import java.util.ArrayList;
import java.util.List;

/** Lets a form ask on whose phone something is opened; its field is {@code person}. */
final class PhonePicker {
    private static final int SHOWN = 12;

    private PhonePicker() {}

    static Markup of(TelegramPlatform telegram) {
        List<Person> people = telegram.people();
        List<Markup> rows = new ArrayList<>();
        for (Person person : people.subList(0, Math.min(SHOWN, people.size()))) {
            rows.add(Markup.of(
                    "<label class=\"person\"><input type=\"radio\" name=\"person\" value=\"{}\"{}>{}<span class=\"who\">"
                            + "<bdi>{}</bdi><small>{}</small></span></label>",
                    person.id(),
                    Markup.when(rows.isEmpty(), new Markup(" checked")),
                    Avatar.of(person.name()),
                    person.name(),
                    person.username() == null ? "id " + person.id() : "@" + person.username()));
        }
        return Markup.join(rows);
    }
}
