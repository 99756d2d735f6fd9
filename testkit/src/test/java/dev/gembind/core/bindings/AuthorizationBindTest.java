package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.BOB;
import static dev.gembind.core.bindings.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Binding on a platform's own page, from leaving to the yes. Signing in there is in {@link AuthorizationSignInTest}. */
class AuthorizationBindTest extends PageVisit {
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
}
