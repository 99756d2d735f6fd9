package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.bindings.AuthorizationRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AuthorizeUriTest {
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final DiscordConfig CONFIG = DiscordConfig.of(
            "110000000000000001",
            Secret.of("cl1ent-s3cret"),
            URI.create("https://gems.example/auth/discord/callback?a=b"),
            new DiscordConfig.Site(URI.create("https://gems.example"), "0.1.0"));

    @Test
    void bindingAsksForConsentWithStateAndChallenge() {
        URI uri = AuthorizeUri.of(CONFIG, new AuthorizationRequest("st&te/+ =", CHALLENGE, false));

        assertThat(uri)
                .hasToString("https://discord.com/oauth2/authorize?response_type=code&client_id=110000000000000001"
                        + "&scope=identify&redirect_uri=https%3A%2F%2Fgems.example%2Fauth%2Fdiscord%2Fcallback%3Fa%3Db"
                        + "&state=st%26te%2F%2B%20%3D&prompt=consent&code_challenge=" + CHALLENGE
                        + "&code_challenge_method=S256");
    }

    @Test
    void silentSignInAsksForNothing() {
        assertThat(AuthorizeUri.of(CONFIG, new AuthorizationRequest("s", CHALLENGE, true)))
                .hasParameter("prompt", "none");
    }

    @Test
    void otherBaseIsUsed() {
        assertThat(AuthorizeUri.of(
                        CONFIG.withApiBase(URI.create("http://127.0.0.1:4711/")),
                        new AuthorizationRequest("s", CHALLENGE, true)))
                .hasHost("127.0.0.1")
                .hasPort(4711)
                .hasPath("/oauth2/authorize");
    }
}
