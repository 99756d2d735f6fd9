package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.limits.Limit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in on a platform's own page. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class AuthorizationSignInTest {
    private static final VerifiedIdentity DISCORD = identity(Platform.DISCORD, 1);
    private static final BindingPolicy CLOSED = new BindingPolicy(
            Duration.ofMinutes(15), Duration.ofMinutes(10), new Limit("binds", 10, Duration.ofHours(1)), false);

    @Parameter
    boolean twice;

    private World world;
    private ScriptedProvider provider;
    private AuthorizationService service;
    private StartOutcome.PageReady page;

    @BeforeEach
    void setUp() {
        begin(BindingPolicy.STANDARD);
    }

    private void begin(BindingPolicy policy) {
        world = new World(twice, policy);
        provider = new ScriptedProvider(Platform.DISCORD, DISCORD);
        service = new AuthorizationService(world.stores, world.context, List.of(provider));
        page = (StartOutcome.PageReady) service.start(LinkRequest.signIn(Platform.DISCORD, WEB));
    }

    private AuthorizationOutcome comeBack() {
        return comeBack(new Browser(page.binder(), "", null, WEB));
    }

    private AuthorizationOutcome comeBack(Browser browser) {
        return service.complete(
                new AuthorizationCallback(Platform.DISCORD, provider.lastState(), "code", null), browser);
    }

    @Test
    void theOwnerOfABoundAccountIsIn() {
        world.bound(ALICE, DISCORD);

        assertThat(comeBack()).isEqualTo(new AuthorizationOutcome.SignedIn(ALICE));

        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.SIGNED_IN);
        assertThat(world.eventTypes()).containsExactly("link.started", "link.bound", "link.exchanging", "login.ok");
        assertThat(provider.requests.get(0).silent()).isTrue();
    }

    @Test
    void aSessionThatAnotherTabOpenedDoesNotVoidASignIn() {
        world.bound(ALICE, DISCORD);

        assertThat(comeBack(new Browser(page.binder(), "session of bob", BOB, WEB)))
                .as("the account decides who signs in, not the session")
                .isEqualTo(new AuthorizationOutcome.SignedIn(ALICE));
    }

    @Test
    void anotherBrowserDoesNotGetIn() {
        world.bound(ALICE, DISCORD);

        assertThat(comeBack(new Browser("other", "", null, WEB))).isEqualTo(new AuthorizationOutcome.SessionMismatch());
    }

    @Test
    void aNewcomerIsAskedFirst() {
        AuthorizationOutcome outcome = comeBack();

        assertThat(outcome).isEqualTo(new AuthorizationOutcome.ConfirmSignUp(world.attempt(page.attempt())));
        assertThat(world.users().list("", 10)).hasSize(2);

        SignInOutcome claimed = world.signIns().claim(page.attempt(), page.binder(), WEB);
        assertThat(claimed)
                .isEqualTo(new SignInOutcome.SignedIn(world.holder(DISCORD).user(), true));
        assertThat(world.signIns().claim(page.attempt(), page.binder(), WEB)).isEqualTo(new SignInOutcome.Over());
    }

    @Test
    void aNewcomerMaySayNo() {
        comeBack();

        assertThat(world.signIns().cancel(page.attempt(), page.binder(), WEB)).isTrue();

        assertThat(world.signIns().claim(page.attempt(), page.binder(), WEB)).isEqualTo(new SignInOutcome.Over());
        assertThat(world.users().list("", 10)).hasSize(2);
    }

    @Test
    void aNewcomerWhoseAccountWasBoundMeanwhileSignsInAsItsUser() {
        comeBack();
        world.bound(BOB, DISCORD);

        assertThat(world.signIns().claim(page.attempt(), page.binder(), WEB))
                .isEqualTo(new SignInOutcome.SignedIn(BOB, false));
    }

    @Test
    void aStrangerIsTurnedAwayWhereSignUpIsClosed() {
        begin(CLOSED);

        assertThat(comeBack()).isEqualTo(new AuthorizationOutcome.NotRegistered());

        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        assertThat(world.eventTypes()).endsWith("login.unlinked_identity");
    }

    @Test
    void aSuspendedAccountDoesNotOpenTheDoor() {
        world.bound(ALICE, DISCORD);
        world.bindings().suspend(DISCORD.account(), World.ADMIN);

        assertThat(comeBack()).isEqualTo(new AuthorizationOutcome.Suspended());

        assertThat(world.eventTypes()).endsWith("login.suspended");
        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.SUSPENDED);
    }

    @Test
    void signingInMakesAStaleBindingActiveAndKeepsTheNewName() {
        world.bound(ALICE, DISCORD);
        world.bindings().markStale(DISCORD.account(), World.BOT);
        provider.says(new IdentityResult.Identified(identity(Platform.DISCORD, 1, "renamed")));

        comeBack();

        assertThat(world.holder(DISCORD).status()).isEqualTo(BindingStatus.ACTIVE);
        assertThat(world.holder(DISCORD).handle().value()).isEqualTo("renamed");
    }

    @Test
    void signingInNeverBinds() {
        comeBack();

        assertThat(world.confirmations().confirmAsUser(ALICE, page.attempt(), WEB))
                .isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.bindings().findByAccount(DISCORD.account())).isEmpty();
    }

    @Test
    void aSignInBindsNothingEvenIfItNamesAUser() {
        page = (StartOutcome.PageReady)
                service.start(new LinkRequest(AttemptPurpose.SIGN_IN, Platform.DISCORD, ALICE, "", WEB));
        comeBack();

        assertThat(world.confirmations().confirmAsUser(ALICE, page.attempt(), WEB))
                .isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();
    }

    @Test
    void aSignInHasNoUserWhoseStartsCouldBeCounted() {
        for (int i = 0; i < 30; i++) {
            assertThat(service.start(LinkRequest.signIn(Platform.DISCORD, WEB)))
                    .isInstanceOf(StartOutcome.PageReady.class);
        }
    }
}
