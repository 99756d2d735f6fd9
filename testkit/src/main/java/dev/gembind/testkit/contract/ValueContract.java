package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link dev.gembind.core.storage.Transactor} says of values: kept as they are, or refused, and never bent. */
public abstract class ValueContract extends StorageContract {
    private static final int LONG_TEXT = 1 << 20;

    /** Texts that differ in ways which a collation, a trim or a number would not see. */
    private static final List<String> DIFFERENT_IDS = List.of(
            "Zo\u00EB", // composed
            "Zoe\u0308", // decomposed
            "zo\u00EB",
            "1",
            "01",
            "1.0",
            "1e5",
            "100000",
            "TRUE",
            "true",
            "2026-01-01",
            "x",
            "x ",
            " x",
            "x\u0000",
            "x\u0001",
            "x\u00010",
            "\uFEFFx",
            "x\u200B",
            "x\u202E",
            "stra\u00DFe",
            "strasse",
            "\uD83D\uDE00",
            "\uFFFD",
            "\uFFFF",
            "\u0130",
            "i",
            "I");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b\u0001c\u00010",
            "\\0",
            "\\N",
            "\uFEFFmark",
            "\u202Eevil\u2066.\u2069",
            "\n",
            "a\nb",
            "a\r\nb\r",
            "\t=1+1",
            "\u0085\u2028\u2029",
            "\u001A\u001B\u007F",
            "\uFF1D1+1;\uFF0Bx",
            "\uFFFE\uFFFF",
            "\uD800\uDC00\uDBFF\uDFFF",
            "'; DROP TABLE gembind_users; --",
            "$1 ? :name ${x} {fn now()}");

    @Test
    void textsComeBackCharacterByCharacter() {
        List<AuditEvent> all = new ArrayList<>();
        for (String text : TEXTS) {
            all.add(event("e" + all.size(), text));
        }
        change(tx -> all.forEach(event -> storage().stores().audit().append(tx, event)));
        reopen();
        Collections.reverse(all);

        assertThat(newest(all.size())).isEqualTo(all);
    }

    @Test
    void aVeryLongTextComesBackWhole() {
        AuditEvent event = event("e1", "long \uD83D\uDE00,\"\n".repeat(LONG_TEXT / 10));

        change(tx -> storage().stores().audit().append(tx, event));
        reopen();

        assertThat(newest(1).equals(List.of(event))).isTrue();
    }

    @Test
    void idsThatDifferAreDifferentHoweverAlikeTheyLook() {
        List<SignInSession> all = new ArrayList<>();
        for (String id : DIFFERENT_IDS) {
            UserId owner = new UserId("u" + all.size());
            all.add(new SignInSession(id, owner, Samples.NOW, Samples.NOW.plusSeconds(1)));
        }
        change(tx -> all.forEach(session -> storage().sessions().insert(tx, session)));
        reopen();

        assertThat(all)
                .allSatisfy(session -> assertThat(this.<Optional<SignInSession>>read(
                                view -> storage().sessions().find(view, session.tokenHash())))
                        .contains(session));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGH", "LOW", "SWAPPED"})
    void anUnpairedSurrogateIsRefusedWithAllOfItsTransaction(String kind) {
        String half = halfOf(kind);

        ConstraintViolatedException refusal = catchThrowableOfType(
                ConstraintViolatedException.class,
                () -> change(tx -> {
                    storage().stores().users().insertIfAbsent(tx, Samples.user("alice"));
                    storage().stores().audit().append(tx, event("e1", "a" + half + "b"));
                }));

        assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        reopen();
        assertThat(newest(10)).isEmpty();
        assertThat(user("alice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "0004-02-29T12:00:00.000001Z",
                "1582-10-10T00:00:00Z",
                "1883-11-18T12:03:58.123456Z",
                "1969-12-31T23:59:59.999999Z",
                "2016-12-31T23:59:59.999999Z",
                "9999-12-31T23:59:59.999999Z"
            })
    @Tag("A-11")
    void timesOfTheYearsThatAreKeptComeBack(String text) {
        User user = new User(Samples.ALICE, Instant.parse(text));

        change(tx -> storage().stores().users().insertIfAbsent(tx, user));
        reopen();

        assertThat(user("alice")).contains(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999999999Z",
                "2026-02-28T23:59:59.123456999Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    @Tag("A-11")
    void nanosecondsAreCutOffAtMostAndNeverRoundedUp(String text) {
        Instant fine = Instant.parse(text);
        change(tx -> storage().stores().users().insertIfAbsent(tx, new User(Samples.ALICE, fine)));
        reopen();

        Instant kept = user("alice").orElseThrow().createdAt();

        assertThat(kept).isBetween(fine.truncatedTo(ChronoUnit.MICROS), fine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999Z",
                "0000-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    @Tag("A-11")
    void timesBeyondAreRefusedByEveryStorageAlike(String text) {
        User user = new User(Samples.BOB, Instant.parse(text));

        ConstraintViolatedException refusal = catchThrowableOfType(
                ConstraintViolatedException.class,
                () -> change(tx -> {
                    storage().stores().users().insertIfAbsent(tx, Samples.user("alice"));
                    storage().stores().users().insertIfAbsent(tx, user);
                }));

        assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        assertThat(user("alice")).isEmpty();
        assertThat(user("bob")).isEmpty();
    }

    @Test
    void theLongestUserIdAndTheShortestAreKeptApart() {
        List<User> all = IntStream.of(1, 63, 64)
                .mapToObj(length -> Samples.user("-".repeat(length)))
                .toList();

        change(tx -> all.forEach(user -> storage().stores().users().insertIfAbsent(tx, user)));
        reopen();

        assertThat(this.<List<User>>read(view -> storage().stores().users().list(view, "", 10)))
                .isEqualTo(all);
    }

    private Optional<User> user(String id) {
        return read(view -> storage().stores().users().find(view, new UserId(id)));
    }

    private List<AuditEvent> newest(int limit) {
        return read(view -> storage().stores().audit().newest(view, limit));
    }

    private static AuditEvent event(String id, String text) {
        return new AuditEvent(
                id, Samples.NOW, "t", null, null, text, text, text, new Origin(Origin.Actor.USER, text, text));
    }

    // a string that is no valid UTF-16 cannot stand in an annotation
    private static String halfOf(String kind) {
        return switch (kind) {
            case "HIGH" -> "\uD83D";
            case "LOW" -> "\uDE00";
            default -> "\uDE00\uD83D";
        };
    }
}
