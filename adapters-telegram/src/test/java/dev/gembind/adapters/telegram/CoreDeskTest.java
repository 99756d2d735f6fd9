package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.CoreWorld.BOB;
import static dev.gembind.adapters.telegram.CoreWorld.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.SignInOutcome;
import dev.gembind.core.bindings.StartOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CoreDeskTest {
    private static final Sender NELLY = new Sender(42, "Nelly", null, "nelly");
    private static final Sender OTTO = new Sender(43, "Otto", null, null);

    private final CoreWorld core = new CoreWorld(true);
    private final Desk desk = core.desk();

    @AfterEach
    void close() {
        core.close();
    }

    private String opened(Sender who, StartOutcome.CodeMade code) {
        assertThat(desk.open(who, code.token())).isInstanceOf(Opening.AsksToBind.class);
        return code.attempt();
    }

    private void connect(Sender who) {
        String attempt = opened(who, core.code(ALICE));
        assertThat(desk.confirm(who, attempt)).isEqualTo(new Ending.Bound(ALICE));
    }

    @Test
    void aCodeAsksForTheUserAndNamesWhatElseIsConnected() {
        core.connectDiscord(ALICE);
        StartOutcome.CodeMade code = core.code(ALICE);

        assertThat(desk.open(NELLY, code.code()))
                .isEqualTo(new Opening.AsksToBind(
                        code.attempt(),
                        ALICE,
                        List.of(new Connected(Platform.DISCORD, "alice in chains", BindingStatus.ACTIVE))));
        assertThat(core.holder(42)).as("nothing is bound by asking").isEmpty();
    }

    @Test
    @Tag("B-06")
    void aCodeOpensForOnePersonAndForThemAgain() {
        StartOutcome.CodeMade code = core.code(ALICE);
        Opening first = desk.open(NELLY, code.token());

        assertThat(desk.open(NELLY, code.token())).isEqualTo(first);
        assertThat(desk.open(OTTO, code.token())).isEqualTo(new Opening.Invalid());
        assertThat(desk.open(OTTO, code.code())).isEqualTo(new Opening.Invalid());
    }

    @Test
    void confirmingBindsWithTheNameShownThen() {
        String attempt = opened(NELLY, core.code(ALICE));

        assertThat(desk.confirm(new Sender(42, "Nelly", null, "nelly_2"), attempt))
                .isEqualTo(new Ending.Bound(ALICE));

        assertThat(core.holder(42)).hasValueSatisfying(binding -> {
            assertThat(binding.user()).isEqualTo(ALICE);
            assertThat(binding.method()).isEqualTo(BindMethod.CODE);
            assertThat(binding.handle().value()).isEqualTo("@nelly_2");
        });
    }

    @Test
    void aSecondPressFindsTheAccountConnectedWhicheverButtonItIs() {
        String attempt = opened(NELLY, core.code(ALICE));
        desk.confirm(NELLY, attempt);

        assertThat(desk.confirm(NELLY, attempt)).isEqualTo(new Ending.AlreadyBound(ALICE));
        assertThat(desk.cancel(NELLY, attempt)).isEqualTo(new Ending.AlreadyBound(ALICE));
        assertThat(core.events("link.bound")).isOne();
    }

    @Test
    @Tag("B-01")
    void anAccountOfAnotherUserIsRefusedAndStaysRefusedWhenPressedAgain() {
        connect(NELLY);
        String attempt = opened(NELLY, core.code(BOB));
        var refused = new Ending.BoundToAnother("This Telegram account is already connected to another user");

        assertThat(desk.confirm(NELLY, attempt)).isEqualTo(refused);
        assertThat(desk.confirm(NELLY, attempt)).isEqualTo(refused);
        assertThat(core.events("link.duplicate_rejected")).isOne();
        assertThat(core.holder(42)).map(Binding::user).contains(ALICE);
    }

    @Test
    void aUserWithAnotherTelegramAccountKeepsIt() {
        String attempt = opened(OTTO, core.code(ALICE));
        core.bindings.bind(new BindRequest(ALICE, NELLY.identity(), BindMethod.HOST, SITE));

        assertThat(desk.confirm(OTTO, attempt)).isEqualTo(new Ending.UserHasOther(ALICE));
        assertThat(desk.confirm(OTTO, attempt)).isEqualTo(new Ending.UserHasOther(ALICE));
        assertThat(core.holder(43)).isEmpty();
    }

    @Test
    void whatSomebodyElseOpenedCannotBeAnswered() {
        String attempt = opened(NELLY, core.code(ALICE));

        assertThat(desk.confirm(OTTO, attempt)).isEqualTo(new Ending.NotYours());
        assertThat(desk.cancel(OTTO, attempt)).isEqualTo(new Ending.NotYours());
        assertThat(desk.confirm(NELLY, attempt)).isEqualTo(new Ending.Bound(ALICE));
    }

    @Test
    void cancellingIsFinal() {
        String attempt = opened(NELLY, core.code(ALICE));

        assertThat(desk.cancel(NELLY, attempt)).isEqualTo(new Ending.Cancelled());
        assertThat(desk.confirm(NELLY, attempt)).isEqualTo(new Ending.Cancelled());
        assertThat(core.holder(42)).isEmpty();
    }

    @Test
    @Tag("B-06")
    void afterItsTimeOrWhenReplacedAQuestionIsOver() {
        String old = opened(NELLY, core.code(ALICE));
        String replacing = opened(NELLY, core.code(ALICE));
        assertThat(desk.confirm(NELLY, old)).isEqualTo(new Ending.Over());

        core.time.advance(Duration.ofMinutes(15));

        assertThat(desk.confirm(NELLY, replacing)).isEqualTo(new Ending.Over());
        assertThat(desk.confirm(NELLY, "never-made")).isEqualTo(new Ending.Over());
        assertThat(core.holder(42)).isEmpty();
    }

    @Test
    void anOldLinkTellsOfTheNewerOne() {
        StartOutcome.CodeMade old = core.code(ALICE);
        core.code(ALICE);

        assertThat(desk.open(NELLY, old.token())).isEqualTo(new Opening.Superseded());
    }

    @Test
    @Tag("B-11")
    void sixCodesInAQuarterOfAnHourAreTooMany() {
        for (int i = 0; i < 5; i++) {
            assertThat(desk.open(NELLY, "BCDF-GHJK")).isEqualTo(new Opening.Invalid());
        }

        assertThat(desk.open(NELLY, core.code(ALICE).code())).isEqualTo(new Opening.Limited(Duration.ofMinutes(15)));
    }

    @Test
    void aPublicCodeIsEndedForItsOwnerToo() {
        StartOutcome.CodeMade code = core.code(ALICE);

        assertThat(desk.burn(OTTO, code.code())).isTrue();
        assertThat(desk.burn(OTTO, code.code())).isFalse();
        assertThat(desk.burn(OTTO, "")).isFalse();
        assertThat(desk.open(NELLY, code.token())).isEqualTo(new Opening.Invalid());
    }

    @Test
    void aSignInShowsThePagesCodeAndLetsThatBrowserInOnce() {
        connect(NELLY);
        StartOutcome.CodeMade page = core.signInCode();
        String compared = core.links.find(page.attempt()).orElseThrow().comparison();

        assertThat(desk.open(NELLY, page.token())).isEqualTo(new Opening.AsksToSignIn(page.attempt(), compared));
        assertThat(desk.confirm(NELLY, page.attempt())).isEqualTo(new Ending.SignedIn());
        assertThat(desk.confirm(NELLY, page.attempt())).isEqualTo(new Ending.SignedIn());
        assertThat(core.signIns.claim(page.attempt(), page.binder(), SITE))
                .isEqualTo(new SignInOutcome.SignedIn(ALICE, false));
        assertThat(desk.confirm(NELLY, page.attempt())).isEqualTo(new Ending.SignedIn());
    }

    @Test
    void aSignInNobodyPicksUpIsOverWithItsTime() {
        connect(NELLY);
        StartOutcome.CodeMade page = core.signInCode();
        desk.open(NELLY, page.token());
        desk.confirm(NELLY, page.attempt());

        core.time.advance(Duration.ofMinutes(15));

        assertThat(desk.confirm(NELLY, page.attempt())).isEqualTo(new Ending.Over());
    }

    @Test
    void whereSignUpIsClosedAStrangerCannotSignIn() {
        try (CoreWorld closed = new CoreWorld(false)) {
            StartOutcome.CodeMade page = closed.signInCode();
            closed.desk().open(NELLY, page.token());

            assertThat(closed.desk().confirm(NELLY, page.attempt())).isEqualTo(new Ending.NotConnected());
            assertThat(closed.desk().confirm(NELLY, page.attempt())).isEqualTo(new Ending.NotConnected());
            assertThat(closed.desk().isSignUpOpen()).isFalse();
            assertThat(closed.desk().signUp(NELLY)).isEqualTo(new SignUp.Closed());
        }
    }

    @Test
    void aSuspendedConnectionDoesNothing() {
        connect(NELLY);
        core.connectDiscord(ALICE);
        StartOutcome.CodeMade page = core.signInCode();
        desk.open(NELLY, page.token());
        String binding = desk.membershipOf(NELLY).orElseThrow().binding();
        core.bindings.suspend(NELLY.identity().account(), SITE);

        assertThat(desk.confirm(NELLY, page.attempt())).isEqualTo(new Ending.Suspended());
        assertThat(desk.confirm(NELLY, page.attempt())).isEqualTo(new Ending.Suspended());
        assertThat(desk.unlink(NELLY, binding)).isEqualTo(new Parting.Suspended());
        assertThat(desk.signUp(NELLY)).isEqualTo(new SignUp.Suspended());
        assertThat(desk.membershipOf(NELLY).orElseThrow().connected())
                .contains(new Connected(Platform.TELEGRAM, "@nelly", BindingStatus.SUSPENDED));
    }

    @Test
    void theLastWayInStays() {
        connect(NELLY);

        assertThat(desk.unlink(NELLY, desk.membershipOf(NELLY).orElseThrow().binding()))
                .isEqualTo(new Parting.LastWayIn(ALICE));
        assertThat(core.holder(42)).isPresent();
    }

    @Test
    void unlinkingEndsOnlyTheConnectionThatWasAskedAbout() {
        core.connectDiscord(ALICE);
        connect(NELLY);
        String asked = desk.membershipOf(NELLY).orElseThrow().binding();
        assertThat(desk.unlink(OTTO, asked)).isEqualTo(new Parting.NotLinked());
        core.bindings.unlink(ALICE, Platform.TELEGRAM, SITE);
        connect(NELLY);

        assertThat(desk.unlink(NELLY, asked)).isEqualTo(new Parting.NotLinked());
        assertThat(core.holder(42)).isPresent();

        assertThat(desk.unlink(NELLY, desk.membershipOf(NELLY).orElseThrow().binding()))
                .isEqualTo(new Parting.Unlinked(ALICE));
        assertThat(core.holder(42)).isEmpty();
    }

    @Test
    void signingUpGivesOneUserHoweverOftenItIsAsked() {
        SignUp.Made made = (SignUp.Made) desk.signUp(NELLY);

        assertThat(desk.signUp(NELLY)).isEqualTo(new SignUp.Known(made.user()));
        assertThat(core.holder(42)).map(Binding::user).contains(made.user());
        assertThat(core.holder(42)).map(Binding::method).contains(BindMethod.BOT);
    }

    @Test
    @Tag("B-11")
    void signingUpAgainAndAgainIsLimited() {
        for (int i = 0; i < 5; i++) {
            desk.signUp(NELLY);
        }

        assertThat(desk.signUp(NELLY)).isEqualTo(new SignUp.Limited(Duration.ofHours(1)));
    }
}
