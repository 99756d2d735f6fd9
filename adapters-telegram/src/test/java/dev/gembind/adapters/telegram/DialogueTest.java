package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-05")
class DialogueTest {
    private static final Sender NELLY = new Sender(42, "Nelly", null, "nelly");

    private final StagedDesk desk = new StagedDesk();
    private final SettableClock clock = new SettableClock();
    private final Dialogue dialogue =
            new Dialogue("gembind_bot", new LinkTalk(desk), new AccountTalk(desk), null, clock);

    private Reaction press(Instant shownAt, String data) {
        return dialogue.pressed(new Incoming.Pressed(NELLY, 42, true, "q", 7, shownAt, data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u:b1", "s:me"})
    void buttonsThatCoreDoesNotTimeOutAreGoodForFifteenMinutes(String data) {
        Instant shown = clock.instant();
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        press(shown, data);
        assertThat(desk.asked()).hasSize(1);

        clock.advance(Duration.ofMillis(1));

        assertThat(press(shown, data)).isEqualTo(Reaction.show(Sentence.BUTTON_TOO_OLD.text()));
        assertThat(press(null, data)).isEqualTo(Reaction.show(Sentence.BUTTON_TOO_OLD.text()));
        assertThat(desk.asked()).hasSize(1);
    }

    @Test
    void pressesOutsideThePressersOwnChatDoNothing() {
        Reaction group =
                dialogue.pressed(new Incoming.Pressed(NELLY, -100, false, "q", 7, clock.instant(), "c:attempt"));
        Reaction foreign =
                dialogue.pressed(new Incoming.Pressed(NELLY, 43, true, "q", 7, clock.instant(), "c:attempt"));

        assertThat(group).isEqualTo(Reaction.note(Sentence.NOT_YOURS.text()));
        assertThat(foreign).isEqualTo(Reaction.note(Sentence.NOT_YOURS.text()));
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void madeUpButtonsDoNothing() {
        assertThat(press(clock.instant(), "drop table")).isEqualTo(Reaction.note(Sentence.NOT_YOURS.text()));
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    @Tag("A-32")
    void longTextsAreNotEvenRead() {
        var code = new Incoming.Written(NELLY, 42, true, "/link " + "x".repeat(200));
        var inGroup = new Incoming.Written(NELLY, -100, false, "/link " + "x".repeat(200));

        assertThat(dialogue.written(code)).contains(Screen.of(Sentence.NOT_UNDERSTOOD.text()));
        assertThat(dialogue.written(inGroup)).isEmpty();
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void codesPostedInGroupsAreEndedHoweverTheyAreWritten() {
        desk.burning = true;

        for (String text : List.of("/start LAAECAwQFBgcICQoLDA0ODw", "/link bcdf ghjk", "bcdf-ghjk")) {
            assertThat(dialogue.written(new Incoming.Written(NELLY, -100, false, text)))
                    .contains(Screen.of(Sentence.CODE_BURNT.text("gembind_bot")));
        }

        assertThat(desk.asked())
                .containsExactly("burn 42 LAAECAwQFBgcICQoLDA0ODw", "burn 42 bcdf ghjk", "burn 42 bcdf-ghjk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/link nonsense", "/me", "/unlink", "/help"})
    void commandsInGroupsAreSentToPrivate(String command) {
        assertThat(dialogue.written(new Incoming.Written(NELLY, -100, false, command)))
                .contains(Screen.of(Sentence.PRIVATE_ONLY.text("gembind_bot")));
    }

    @Test
    void chatterAndOtherBotsCommandsInGroupsAreNotAnswered() {
        assertThat(dialogue.written(new Incoming.Written(NELLY, -100, false, "BCDF-GHJK")))
                .isEmpty();
        assertThat(dialogue.written(new Incoming.Written(NELLY, -100, false, "/weather")))
                .isEmpty();
        assertThat(dialogue.written(new Incoming.Written(NELLY, -100, false, "/start@other_bot x")))
                .isEmpty();
        assertThat(dialogue.written(new Incoming.Written(NELLY, 42, true, "/start@other_bot x")))
                .isEmpty();
    }
}
