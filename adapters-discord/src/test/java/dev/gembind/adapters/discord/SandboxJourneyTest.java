package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.AuthorizationRequest;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.sandbox.discord.DiscordApp;
import dev.gembind.sandbox.discord.DiscordPlatform;
import dev.gembind.sandbox.discord.DiscordUser;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way against the simulated Discord, which checks what the real one checks. */
@Tag("B-04")
@Tag("G-01")
class SandboxJourneyTest {
    private static final URI REDIRECT = URI.create("http://localhost:8080/auth/discord/callback");
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final DiscordUser nelly = new DiscordUser("80351110224678912", "nelly", "Nelly");
    private DiscordPlatform discord;
    private DiscordIdentityProvider provider;

    @BeforeEach
    void start() {
        discord = DiscordPlatform.start(
                new DiscordApp("110000000000000001", "SANDBOX_secret", List.of(REDIRECT)), 7, InstantSource.system());
        discord.add(nelly);
        DiscordConfig config = DiscordConfig.of(
                        "110000000000000001",
                        Secret.of("SANDBOX_secret"),
                        REDIRECT,
                        new DiscordConfig.Site(URI.create("http://localhost:8080"), "0.1.0"))
                .withApiBase(discord.base())
                .withTimeout(Duration.ofSeconds(1));
        provider = DiscordIdentityProvider.open(config, new SimpleMeterRegistry(), alert -> {}, InstantSource.system());
    }

    @AfterEach
    void stop() {
        provider.close();
        discord.close();
    }

    @Test
    void approvalIdentifiesThePersonAndLeavesNoToken() {
        IdentityResult result = provider.identify(new AuthorizationGrant(approve(), VERIFIER));

        assertThat(result).isInstanceOfSatisfying(IdentityResult.Identified.class, identified -> {
            assertThat(identified.identity().account().id()).isEqualTo(nelly.id());
            assertThat(identified.identity().handle()).hasToString("Nelly");
        });
        assertThat(discord.liveTokens()).isZero();
    }

    @Test
    void codeWithTheVerifierOfAnotherBrowserIsRefused() {
        IdentityResult result = provider.identify(new AuthorizationGrant(approve(), "x".repeat(43)));

        assertThat(result).isEqualTo(new IdentityResult.Rejected("code-invalid", "Failed to exchange code for token"));
    }

    @Test
    void codeIsSpentAfterItsFirstUse() {
        AuthorizationGrant grant = new AuthorizationGrant(approve(), VERIFIER);
        provider.identify(grant);

        assertThat(provider.identify(grant))
                .isEqualTo(new IdentityResult.Rejected("code-invalid", "Failed to exchange code for token"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "HANG",
                "SLOW_DRIP",
                "RESET",
                "LOST_ANSWER",
                "SERVER_ERROR",
                "HTML_ERROR",
                "TRUNCATED_JSON",
                "WRONG_JSON",
                "EMPTY_BODY",
                "HUGE_BODY",
                "COMPRESSED_BOMB"
            })
    @Tag("B-10")
    void brokenDiscordIdentifiesNobodyAndTheNextTryWorks(FaultKind kind) {
        String code = approve();
        discord.faults().turnOn(Fault.of(kind).on("me").times(1));

        assertThat(provider.identify(new AuthorizationGrant(code, VERIFIER)))
                .isInstanceOf(IdentityResult.Unavailable.class);
        assertThat(provider.identify(new AuthorizationGrant(approve(), VERIFIER)))
                .isInstanceOf(IdentityResult.Identified.class);
    }

    @Test
    @Tag("B-10")
    void discordThatComesBackIsUsedAgain() {
        String code = approve();
        long fault = discord.faults().turnOn(Fault.of(FaultKind.DOWN));
        assertThat(provider.identify(new AuthorizationGrant(code, VERIFIER)))
                .isEqualTo(new IdentityResult.Unavailable("connect-failed"));

        discord.faults().turnOff(fault);
        // nothing was sent, so the code is still good
        assertThat(provider.identify(new AuthorizationGrant(code, VERIFIER)))
                .isInstanceOf(IdentityResult.Identified.class);
    }

    private String approve() {
        URI authorize = provider.authorizationUri(new AuthorizationRequest("st4te", CHALLENGE, false));
        String query = discord.approve(authorize, nelly.id()).getRawQuery();
        String code = query.substring(query.indexOf("code=") + 5);
        return code.substring(0, code.indexOf('&'));
    }
}
