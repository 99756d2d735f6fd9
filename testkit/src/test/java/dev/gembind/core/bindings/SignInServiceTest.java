package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOT;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.limits.Limit;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a code that is sent to the bot. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class SignInServiceTest {
    private static final VerifiedIdentity SENDER = identity(Platform.TELEGRAM, 1);
    private static final SignInOutcome OVER = new SignInOutcome.Over();
    private static final BindingPolicy CLOSED = new BindingPolicy(
            Duration.ofMinutes(15), Duration.ofMinutes(10), new Limit("binds", 10, Duration.ofHours(1)), false);

    @Parameter
    boolean twice;

    private World world;
    private StartOutcome.CodeMade made;

    @BeforeEach
    void setUp() {
        begin(BindingPolicy.STANDARD);
    }

    private void begin(BindingPolicy policy) {
        world = new World(twice, policy);
        made = world.signInCode();
    }

    private ConfirmOutcome openAndConfirm() {
        world.links().open(SENDER, made.token(), BOT);
        return world.confirmations().confirmAsSender(SENDER, made.attempt(), BOT);
    }

    private SignInOutcome claim() {
        return world.signIns().claim(made.attempt(), made.binder(), WEB);
    }

    private SignInView view() {
        return world.signIns().view(made.attempt(), made.binder());
    }

    @Test
    void theOwnerOfABoundAccountGetsIn() {
        world.bound(ALICE, SENDER);
        assertThat(openAndConfirm()).isEqualTo(new ConfirmOutcome.SignInReady());

        assertThat(claim()).isEqualTo(new SignInOutcome.SignedIn(ALICE, false));

        assertThat(world.attempt(made.attempt()).state()).isEqualTo(AttemptState.SIGNED_IN);
        assertThat(world.eventTypes())
                .containsExactly("link.started", "link.bound", "link.verified", "link.confirmed", "login.ok");
    }

    @Test
    void aNewcomerGetsAUserOfItsOwn() {
        openAndConfirm();

        SignInOutcome.SignedIn in = (SignInOutcome.SignedIn) claim();

        assertThat(in.created()).isTrue();
        assertThat(world.holder(SENDER).user()).isEqualTo(in.user());
        assertThat(world.users().find(in.user())).isPresent();
        assertThat(world.eventTypes()).endsWith("link.confirmed", "user.created", "link.bound", "login.ok");
        assertThat(world.heard).containsExactly("telegram bound");
    }

    @Test
    @Tag("B-06")
    void ofAllWhoPickASignInUpOneGetsIn() {
        openAndConfirm();

        List<SignInOutcome> outcomes = Race.run(6, i -> claim());

        assertThat(outcomes)
                .filteredOn(SignInOutcome.SignedIn.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(OVER::equals).hasSize(5);
        assertThat(world.users().list("", 10)).as("alice, bob and one newcomer").hasSize(3);
    }

    @Test
    void anotherBrowserGetsNothing() {
        world.bound(ALICE, SENDER);
        openAndConfirm();

        assertThat(world.signIns().claim(made.attempt(), "another binder", WEB))
                .isEqualTo(new SignInOutcome.NotYours());
        assertThat(world.signIns().view(made.attempt(), "another binder")).isEqualTo(new SignInView.NotYours());
        assertThat(world.signIns().cancel(made.attempt(), "another binder", WEB))
                .isFalse();

        assertThat(claim()).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void pressedTwiceTheYesIsTheSame() {
        openAndConfirm();

        assertThat(world.confirmations().confirmAsSender(SENDER, made.attempt(), BOT))
                .isEqualTo(new ConfirmOutcome.SignInReady());
        assertThat(world.eventTypes()).containsOnlyOnce("link.confirmed");
        assertThat(claim()).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void nothingIsPickedUpBeforeTheYes() {
        assertThat(view()).isInstanceOf(SignInView.Waiting.class);
        assertThat(claim()).isEqualTo(OVER);

        world.links().open(SENDER, made.token(), BOT);
        assertThat(view()).isInstanceOf(SignInView.Waiting.class);
        assertThat(claim()).isEqualTo(OVER);
        assertThat(world.attempt(made.attempt()).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void theViewTellsWhoseAccountItIs() {
        openAndConfirm();
        assertThat(view()).isEqualTo(new SignInView.Ready(world.attempt(made.attempt()), SENDER, null));

        world.bound(ALICE, SENDER);
        assertThat(view()).isEqualTo(new SignInView.Ready(world.attempt(made.attempt()), SENDER, ALICE));

        claim();
        assertThat(view()).isEqualTo(new SignInView.Ended(AttemptState.SIGNED_IN));
    }

    @Test
    void theViewOfWhatIsGoneOrTooOldHasEnded() {
        assertThat(world.signIns().view("unknown", made.binder()))
                .isEqualTo(new SignInView.Ended(AttemptState.EXPIRED));

        world.time.set(made.expiresAt());
        assertThat(view()).isEqualTo(new SignInView.Ended(AttemptState.EXPIRED));
        assertThat(world.attempt(made.attempt()).state())
                .as("looking changes nothing")
                .isEqualTo(AttemptState.PENDING);
    }

    @Test
    void aSignInThatWasNotPickedUpInTimeIsOver() {
        openAndConfirm();
        world.time.set(made.expiresAt());

        assertThat(claim()).isEqualTo(OVER);
        assertThat(world.attempt(made.attempt()).state()).isEqualTo(AttemptState.EXPIRED);
    }

    @Test
    void theBrowserMayCallItOff() {
        assertThat(world.signIns().cancel(made.attempt(), made.binder(), WEB)).isTrue();
        assertThat(world.signIns().cancel(made.attempt(), made.binder(), WEB)).isFalse();

        assertThat(world.links().open(SENDER, made.token(), BOT)).isEqualTo(new OpenOutcome.CodeInvalid());
    }

    @Test
    void aStrangerIsTurnedAwayWhereSignUpIsClosed() {
        begin(CLOSED);

        assertThat(openAndConfirm()).isEqualTo(new ConfirmOutcome.NotRegistered());

        assertThat(claim()).isEqualTo(OVER);
        assertThat(world.signIns().signUp(SENDER, BOT)).isEqualTo(new SignInOutcome.NotRegistered());
        assertThat(world.users().list("", 10)).hasSize(2);
        assertThat(world.signIns().isSignUpOpen()).isFalse();
    }

    @Test
    void aSuspendedAccountDoesNotOpenTheDoor() {
        world.bound(ALICE, SENDER);
        world.bindings().suspend(SENDER.account(), World.ADMIN);

        assertThat(openAndConfirm()).isEqualTo(new ConfirmOutcome.Suspended());
        assertThat(world.signIns().signUp(SENDER, BOT)).isEqualTo(new SignInOutcome.Suspended());
        assertThat(claim()).isEqualTo(OVER);
    }

    @Test
    void anAccountSuspendedAfterTheYesDoesNotOpenTheDoor() {
        world.bound(ALICE, SENDER);
        openAndConfirm();
        world.bindings().suspend(SENDER.account(), World.ADMIN);

        assertThat(claim()).isEqualTo(new SignInOutcome.Suspended());
        assertThat(world.attempt(made.attempt()).state()).isEqualTo(AttemptState.REJECTED);
    }

    @Test
    void signingInMakesAStaleBindingActive() {
        world.bound(ALICE, SENDER);
        world.bindings().markStale(SENDER.account(), BOT);
        openAndConfirm();

        claim();

        assertThat(world.holder(SENDER).status()).isEqualTo(BindingStatus.ACTIVE);
    }

    @Test
    void aCodeForBindingSignsNobodyIn() {
        StartOutcome.CodeMade bind = world.code(ALICE);
        world.links().open(SENDER, bind.token(), BOT);

        assertThat(world.signIns().claim(bind.attempt(), bind.binder(), WEB)).isEqualTo(new SignInOutcome.NotYours());
        assertThat(world.signIns().view(bind.attempt(), bind.binder())).isEqualTo(new SignInView.NotYours());
    }

    @Test
    void aCodeForSigningInBindsNothingForAUserWhoIsSignedIn() {
        world.links().open(SENDER, made.token(), BOT);

        assertThat(world.confirmations().confirmAsUser(ALICE, made.attempt(), WEB))
                .isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();
    }

    @Test
    void signingUpTwiceGivesTheSameUser() {
        UserId user = ((SignInOutcome.SignedIn) world.signIns().signUp(SENDER, BOT)).user();

        assertThat(world.signIns().signUp(SENDER, BOT)).isEqualTo(new SignInOutcome.SignedIn(user, false));
    }

    @Test
    @Tag("B-01")
    void ofAllWhoSignUpOneAccountAtOnceOneMakesTheUser() {
        List<SignInOutcome> outcomes = Race.run(5, i -> world.signIns().signUp(SENDER, BOT));

        UserId user = world.holder(SENDER).user();
        assertThat(outcomes)
                .containsOnlyOnce(new SignInOutcome.SignedIn(user, true))
                .filteredOn(new SignInOutcome.SignedIn(user, false)::equals)
                .hasSize(4);
    }

    @Test
    @Tag("B-11")
    void anAccountSignsUpFiveTimesAnHour() {
        for (int i = 0; i < 5; i++) {
            world.signIns().signUp(SENDER, BOT);
        }

        assertThat(world.signIns().signUp(SENDER, BOT)).isEqualTo(new SignInOutcome.RateLimited(Duration.ofHours(1)));
        assertThat(world.signIns().signUp(identity(Platform.TELEGRAM, 2), BOT))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }
}
