package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.bindings.AttemptState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/audit-events.md} names every type of event and every kind of alert that the sources can make. */
@Tag("B-08")
class AuditEventsManualTest {
    private static final Pattern EVENT = Pattern.compile(
            "\"((?:link|unlink|login|users?|platform|admin|apikey)\\.(?!csv\"|home\"|lock\")[a-z_]+)\"");
    private static final Pattern ALERT = Pattern.compile(
            "(?:new Alert\\(\\s*|(?:alert|untilAPersonActs)\\(State\\.[A-Z_]+,\\s*|(?: alert|raise)\\(\\s*|(?:KIND|_ALERT) = )"
                    + "\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_.-]+)` \\|");

    /** An attempt begins by link.started, and ends in a sign-in by login.ok. */
    private static final Set<AttemptState> WITH_OTHER_WORDS = EnumSet.of(AttemptState.PENDING, AttemptState.SIGNED_IN);

    private final Repository repository = Repository.find();

    @Test
    void everyTypeOfEventIsNamedAndNoOther() throws IOException {
        Set<String> types = inSources(EVENT);
        EnumSet.complementOf(EnumSet.copyOf(WITH_OTHER_WORDS)).forEach(state -> types.add("link." + state.key()));

        assertThat(types).hasSizeGreaterThan(20);
        assertThat(rows(name -> name.contains("."))).isEqualTo(types);
    }

    @Test
    void everyKindOfAlertIsNamedAndNoOther() throws IOException {
        Set<String> kinds = inSources(ALERT);

        assertThat(kinds).hasSizeGreaterThan(5);
        assertThat(rows(name -> name.contains("-"))).isEqualTo(kinds);
    }

    private Set<String> inSources(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : repository.sources("main")) {
            if (!source.toString().contains("sandbox") && !source.toString().contains("testkit-postgres")) {
                found.addAll(all(pattern, Files.readString(source)));
            }
        }
        return found;
    }

    private Set<String> rows(Predicate<String> kind) throws IOException {
        Set<String> rows = all(ROW, Files.readString(repository.root().resolve("docs/audit-events.md")));
        rows.removeIf(kind.negate());
        return rows;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
