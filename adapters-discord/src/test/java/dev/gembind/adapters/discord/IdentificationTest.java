package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.http.ReceivedRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an identification goes when Discord is well. */
@Tag("B-04")
class IdentificationTest {
    private static final String BASIC = "Basic MTEwMDAwMDAwMDAwMDAwMDAxOmNsMWVudC1zM2NyZXQ=";

    private final DiscordWorld discord = new DiscordWorld();

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void personIsIdentifiedByTheirNumberAndTheNameTheyShow() {
        assertThat(discord.identify()).isEqualTo(identified(DiscordWorld.NELLY, "Nelly"));
    }

    @Test
    void callsComeInOrderAndTheTokenIsGivenBackLast() {
        discord.identify();

        assertThat(discord.paths())
                .containsExactly(
                        DiscordWorld.TOKEN, DiscordWorld.AUTHORIZATION, DiscordWorld.USER, DiscordWorld.REVOKE);
    }

    @Test
    void codeIsExchangedWithItsVerifierAsAForm() {
        discord.identify();

        ReceivedRequest request = discord.calls(DiscordWorld.TOKEN).get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.form())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        DiscordWorld.GRANT.code(),
                        "redirect_uri",
                        "https://gems.example/auth/discord/callback",
                        "code_verifier",
                        DiscordWorld.GRANT.codeVerifier()));
        assertThat(request.header("authorization")).isEqualTo(BASIC);
        assertThat(request.header("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.header("user-agent")).isEqualTo("DiscordBot (https://gems.example, 0.1.0)");
    }

    @Test
    void tokenIsAskedAboutAsBearerAndRevokedAsClient() {
        discord.identify();

        assertThat(discord.calls(DiscordWorld.AUTHORIZATION).get(0).header("authorization"))
                .isEqualTo("Bearer t0ken-a");
        assertThat(discord.calls(DiscordWorld.USER).get(0).header("authorization"))
                .isEqualTo("Bearer t0ken-a");
        ReceivedRequest revoke = discord.calls(DiscordWorld.REVOKE).get(0);
        assertThat(revoke.form()).containsEntry("token", "t0ken-a");
        assertThat(revoke.header("authorization")).isEqualTo(BASIC);
    }

    @ParameterizedTest
    @Tag("A-31")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"username\":\"nelly\"                                   | nelly",
                "\"username\":\"nelly\",\"global_name\":null              | nelly",
                "\"username\":\"nelly\",\"global_name\":\" \\u200b \"     | nelly",
                "\"username\":\"nelly\",\"global_name\":\"Ne\\u202elly\"  | Nelly",
                "\"global_name\":null                                     | Discord user"
            })
    void shownNameIsCleanedAndFallsBackToTheUniqueOne(String names, String shown) {
        discord.on(DiscordWorld.USER, 200, "{\"id\":\"" + DiscordWorld.NELLY + "\"," + names + "}");

        assertThat(discord.identify()).isEqualTo(identified(DiscordWorld.NELLY, shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000", "18446744073709551615"})
    void smallestAndLargestIdsAreTaken(String id) {
        discord.on(DiscordWorld.AUTHORIZATION, 200, DiscordWorld.GOOD_AUTHORIZATION.replace(DiscordWorld.NELLY, id));
        discord.on(DiscordWorld.USER, 200, "{\"id\":\"" + id + "\",\"username\":\"nelly\"}");

        assertThat(discord.identify()).isEqualTo(identified(id, "nelly"));
    }

    @Test
    void moreScopesThanAskedAndAnyCaseOfBearerAreTaken() {
        discord.on(
                DiscordWorld.TOKEN,
                200,
                DiscordWorld.GOOD_TOKEN.replace("Bearer", "bearer").replace("\"identify\"", "\"guilds identify\""));

        assertThat(discord.identify()).isInstanceOf(IdentityResult.Identified.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500})
    void tokenThatCannotBeGivenBackChangesNothing(int status) {
        discord.on(DiscordWorld.REVOKE, status, "{}");

        assertThat(discord.identify()).isEqualTo(identified(DiscordWorld.NELLY, "Nelly"));
    }

    @Test
    void everyCallIsMeasuredUnderDiscord() {
        discord.identify();

        assertThat(discord.meters
                        .get("gembind.http.client")
                        .tags("provider", "discord", "result", "ok")
                        .timer()
                        .count())
                .isEqualTo(4);
    }

    private static IdentityResult identified(String id, String name) {
        return new IdentityResult.Identified(
                new VerifiedIdentity(new PlatformAccount(Platform.DISCORD, id), new DisplayName(name)));
    }
}
