package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.testkit.race.Race;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Binding on a platform's own page. Signing in there is in {@link AuthorizationSignInTest}. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class AuthorizationBindTest {
    private static final VerifiedIdentity DISCORD = identity(Platform.DISCORD, 1);
    private static final AuthorizationOutcome INVALID = new AuthorizationOutcome.StateInvalid();
    private static final String SESSION = "session of alice";

    @Parameter
    boolean twice;

    private World world;
    private ScriptedProvider provider;
    private AuthorizationService service;

    @BeforeEach
    void setUp() {
        world = new World(twice);
        provider = new ScriptedProvider(Platform.DISCORD, DISCORD);
        service = new AuthorizationService(
                world.stores,
                world.context,
                List.of(provider, new ScriptedProvider(Platform.TWITTER, identity(Platform.TWITTER, 1))));
    }

    private StartOutcome.PageReady start() {
        return (StartOutcome.PageReady) service.start(LinkRequest.bind(ALICE, Platform.DISCORD, SESSION, WEB));
    }

    private static Browser browser(StartOutcome.PageReady page) {
        return new Browser(page.binder(), SESSION, ALICE, WEB);
    }

    private AuthorizationOutcome comeBack(StartOutcome.PageReady page) {
        return service.complete(callback(provider.lastState(), "code", null), browser(page));
    }

    private static AuthorizationCallback callback(
            @Nullable String state, @Nullable String code, @Nullable String error) {
        return new AuthorizationCallback(Platform.DISCORD, state, code, error);
    }

    private ConfirmOutcome confirm(String attempt) {
        return world.confirmations().confirmAsUser(ALICE, attempt, WEB);
    }

    @Test
    void aPageIsReadyForTenMinutes() {
        StartOutcome.PageReady page = start();

        assertThat(page.page().toString()).contains(provider.lastState());
        assertThat(page.expiresAt()).isEqualTo(World.START.plus(Duration.ofMinutes(10)));
        assertThat(provider.lastState()).hasSize(43);
        assertThat(page.binder()).hasSize(43).isNotEqualTo(provider.lastState());
        assertThat(page.cookie()).isEqualTo(AuthorizationService.cookieKey(Platform.DISCORD, provider.lastState()));
        assertThat(service.platforms()).containsExactlyInAnyOrder(Platform.DISCORD, Platform.TWITTER);
    }

    @Test
    @Tag("A-09")
    void noSecretIsKeptOrPrinted() {
        StartOutcome.PageReady page = start();

        String everything = world.attempt(page.attempt()).toString()
                + world.events()
                + page
                + browser(page)
                + provider.requests
                + callback(provider.lastState(), "code", null);

        assertThat(everything).doesNotContain(provider.lastState()).doesNotContain(page.binder());
    }

    @Test
    void theVerifierOfTheExchangeFitsTheChallengeOfThePage() throws Exception {
        comeBack(start());

        AuthorizationGrant grant = provider.grants.get(0);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(grant.codeVerifier().getBytes(StandardCharsets.US_ASCII));
        assertThat(provider.requests.get(0).codeChallenge())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(grant.code()).isEqualTo("code");
        assertThat(grant.codeVerifier()).hasSizeBetween(43, 128);
    }

    @Test
    void aProvenAccountIsBoundWhenItsUserSaysYes() {
        StartOutcome.PageReady page = start();

        AuthorizationOutcome outcome = comeBack(page);

        LinkAttempt attempt = world.attempt(page.attempt());
        assertThat(outcome).isEqualTo(new AuthorizationOutcome.ConfirmBinding(attempt));
        assertThat(attempt.state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(world.bindings().findByAccount(DISCORD.account()))
                .as("not before the yes")
                .isEmpty();

        assertThat(confirm(page.attempt()))
                .isEqualTo(new ConfirmOutcome.Decided(ALICE, new BindOutcome.Bound(world.holder(DISCORD))));
        assertThat(world.holder(DISCORD).method()).isEqualTo(BindMethod.OAUTH);
        assertThat(world.eventTypes())
                .containsExactly("link.started", "link.exchanging", "link.verified", "link.bound");
    }

    @Test
    void aYesBeforeTheAccountIsProvenChangesNothing() {
        StartOutcome.PageReady page = start();
        assertThat(confirm(page.attempt())).isEqualTo(new ConfirmOutcome.Over());
        provider.meanwhile(() -> assertThat(confirm(page.attempt())).isEqualTo(new ConfirmOutcome.Over()));

        assertThat(comeBack(page)).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
    }

    @Test
    void onlyItsUserMaySayYes() {
        StartOutcome.PageReady page = start();
        comeBack(page);

        assertThat(world.confirmations().confirmAsUser(BOB, page.attempt(), WEB))
                .isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.confirmations().confirmAsSender(DISCORD, page.attempt(), WEB))
                .isEqualTo(new ConfirmOutcome.NotYours());
        assertThat(world.bindings().findByAccount(DISCORD.account())).isEmpty();
    }

    @Test
    @Tag("B-06")
    void aStateCountsOnce() {
        StartOutcome.PageReady page = start();
        comeBack(page);

        assertThat(comeBack(page)).isEqualTo(new AuthorizationOutcome.AlreadyCompleted(world.attempt(page.attempt())));
        confirm(page.attempt());
        assertThat(comeBack(page)).isEqualTo(new AuthorizationOutcome.AlreadyCompleted(world.attempt(page.attempt())));

        assertThat(provider.grants).hasSize(1);
    }

    @Test
    @Tag("B-06")
    void ofAllCallbacksAtOnceOneAsksThePlatform() {
        StartOutcome.PageReady page = start();

        List<AuthorizationOutcome> outcomes = Race.run(6, i -> comeBack(page));

        assertThat(provider.grants).hasSize(1);
        assertThat(outcomes)
                .filteredOn(AuthorizationOutcome.ConfirmBinding.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(AuthorizationOutcome.AlreadyCompleted.class::isInstance)
                .hasSize(5);
    }

    @Test
    void aUsedStateTellsAnotherBrowserNothing() {
        StartOutcome.PageReady page = start();
        comeBack(page);

        assertThat(service.complete(
                        callback(provider.lastState(), "code", null), new Browser("other", SESSION, ALICE, WEB)))
                .isEqualTo(INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "wrong binder, other, session of alice, alice",
        "no binder, , session of alice, alice",
        "rotated session, right, another session, alice",
        "signed out, right, '', ",
        "signed in as somebody else, right, session of alice, bob"
    })
    void whoComesBackMustBeWhoLeft(String situation, @Nullable String binder, String session, @Nullable String user) {
        StartOutcome.PageReady page = start();
        String shown = "right".equals(binder) ? page.binder() : binder;
        Browser browser = new Browser(shown, session, user == null ? null : new UserId(user), WEB);

        AuthorizationOutcome outcome = service.complete(callback(provider.lastState(), "code", null), browser);

        assertThat(outcome).as(situation).isEqualTo(new AuthorizationOutcome.SessionMismatch());
        assertThat(provider.grants).isEmpty();
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        assertThat(world.eventTypes()).containsExactly("link.started", "link.session_mismatch");
        assertThat(comeBack(page))
                .as("void for the right browser too")
                .isInstanceOf(AuthorizationOutcome.AlreadyCompleted.class);
    }

    @Test
    @Tag("B-14")
    void aMismatchAlertsOnceAQuarterOfAnHour() {
        for (int i = 0; i < 3; i++) {
            start();
            service.complete(callback(provider.lastState(), "code", null), new Browser("other", SESSION, ALICE, WEB));
        }
        assertThat(world.alerts.all()).extracting(Alert::kind).containsExactly(AuthorizationService.MISMATCH_ALERT);

        world.time.advance(Duration.ofMinutes(15));
        start();
        service.complete(callback(provider.lastState(), "code", null), new Browser("other", SESSION, ALICE, WEB));
        assertThat(world.alerts.all()).hasSize(2);
    }

    @Test
    void aStateIsNotTakenOnAnotherPlatformsPath() {
        StartOutcome.PageReady page = start();

        AuthorizationOutcome outcome = service.complete(
                new AuthorizationCallback(Platform.TWITTER, provider.lastState(), "code", null), browser(page));

        assertThat(outcome).isEqualTo(INVALID);
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.PENDING);
    }

    @Test
    void statesThatNeverWereAreInvalid() {
        Browser browser = browser(start());
        StartOutcome.CodeMade code = world.code(ALICE);

        for (String state : new String[] {null, "", "nonsense", "x".repeat(201), "a\r\nb", "\u0000", code.token()}) {
            assertThat(service.complete(callback(state, "code", null), browser)).isEqualTo(INVALID);
        }
        assertThat(service.complete(new AuthorizationCallback(Platform.TELEGRAM, "state", "code", null), browser))
                .isEqualTo(INVALID);
        assertThat(provider.grants).isEmpty();
    }

    @Test
    void aStateIsWorthNothingAtTheEndOfItsTime() {
        StartOutcome.PageReady page = start();
        world.time.set(page.expiresAt());

        assertThat(comeBack(page)).isEqualTo(INVALID);
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.EXPIRED);
        assertThat(provider.grants).isEmpty();
    }

    @Test
    void aNewStartEndsTheOneBefore() {
        StartOutcome.PageReady first = start();
        String state = provider.lastState();
        start();

        assertThat(service.complete(callback(state, "code", null), browser(first)))
                .isEqualTo(new AuthorizationOutcome.AlreadyCompleted(world.attempt(first.attempt())));
        assertThat(world.attempt(first.attempt()).state()).isEqualTo(AttemptState.SUPERSEDED);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, CANCELLED, cancelled",
        "server_error, FAILED, server-error",
        "temporarily_unavailable, FAILED, temporarily-unavailable",
        "invalid_scope, FAILED, invalid-scope",
        "<script>, FAILED, unknown-error"
    })
    void anErrorOfThePageEndsTheAttempt(String error, AttemptState state, String reason) {
        StartOutcome.PageReady page = start();

        AuthorizationOutcome outcome =
                service.complete(callback(provider.lastState(), "a code beside it", error), browser(page));

        assertThat(reasonOf(outcome)).isEqualTo(reason);
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(state);
        assertThat(provider.grants)
                .as("a code beside an error counts for nothing")
                .isEmpty();
        assertThat(world.events().toString()).doesNotContain("<script>");
    }

    @Test
    void anErrorWithoutAStateIsToldButChangesNothing() {
        StartOutcome.PageReady page = start();

        assertThat(service.complete(callback(null, null, "access_denied"), browser(page)))
                .isEqualTo(new AuthorizationOutcome.Cancelled());
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.PENDING);
    }

    @Test
    @Tag("B-04")
    void aMissingOrEndlessCodeIsNotExchanged() {
        for (String code : new String[] {null, "", "c".repeat(513)}) {
            StartOutcome.PageReady page = start();

            AuthorizationOutcome outcome = service.complete(callback(provider.lastState(), code, null), browser(page));

            assertThat(outcome)
                    .isEqualTo(
                            new AuthorizationOutcome.ProviderRejected("no-code", "Failed to exchange code for token"));
            assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        }
        assertThat(provider.grants).isEmpty();
    }

    @Test
    @Tag("B-04")
    void aRefusalOfThePlatformTouchesNothingAndARetryWorks() {
        provider.says(new IdentityResult.Rejected("invalid-grant", AuthorizationService.EXCHANGE_FAILED));
        StartOutcome.PageReady page = start();

        assertThat(comeBack(page))
                .isEqualTo(new AuthorizationOutcome.ProviderRejected(
                        "invalid-grant", "Failed to exchange code for token"));
        assertThat(world.attempt(page.attempt()).state()).isEqualTo(AttemptState.FAILED);
        assertThat(world.events()).last().extracting(AuditEvent::detail).isEqualTo("invalid-grant");
        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();

        provider.says(new IdentityResult.Identified(DISCORD));
        assertThat(comeBack(start())).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
    }

    @Test
    @Tag("B-10")
    void anOutageOfThePlatformTouchesNothingAndARetryWorks() {
        provider.says(new IdentityResult.Unavailable("timeout"));

        assertThat(comeBack(start())).isEqualTo(new AuthorizationOutcome.ProviderUnavailable("timeout"));
        assertThat(world.bindings().bindingsOf(ALICE)).isEmpty();

        provider.says(new IdentityResult.Identified(DISCORD));
        assertThat(comeBack(start())).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
    }

    @Test
    void noTransactionIsOpenWhileThePlatformIsAsked() {
        StartOutcome.PageReady page = start();
        provider.meanwhile(() -> world.users().ensure(new UserId("carol"), WEB));

        assertThat(comeBack(page)).isInstanceOf(AuthorizationOutcome.ConfirmBinding.class);
        assertThat(world.users().find(new UserId("carol"))).isPresent();
    }

    @Test
    void whatEndedWhileThePlatformWasAskedStaysEnded() {
        StartOutcome.PageReady cancelled = start();
        provider.meanwhile(() -> world.confirmations().cancelAsUser(ALICE, cancelled.attempt(), WEB));
        assertThat(comeBack(cancelled)).isEqualTo(INVALID);

        StartOutcome.PageReady late = start();
        provider.meanwhile(() -> world.time.set(late.expiresAt()));
        assertThat(comeBack(late)).isEqualTo(INVALID);

        StartOutcome.PageReady deleted = start();
        provider.meanwhile(() -> world.users().delete(ALICE, World.ADMIN));
        assertThat(comeBack(deleted)).isEqualTo(INVALID);
    }

    private static String reasonOf(AuthorizationOutcome outcome) {
        if (outcome instanceof AuthorizationOutcome.ProviderRejected rejected) {
            return rejected.reason();
        }
        return outcome instanceof AuthorizationOutcome.ProviderUnavailable unavailable
                ? unavailable.reason()
                : ((AuthorizationOutcome.Cancelled) outcome)
                        .getClass()
                        .getSimpleName()
                        .toLowerCase(Locale.ROOT);
    }
}
