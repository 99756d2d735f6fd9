package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.bindings.IdentityResult.Rejected;
import dev.gembind.core.bindings.IdentityResult.Unavailable;
import dev.gembind.testkit.http.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a good token when its owner cannot be found out. */
@Tag("B-04")
@Tag("A-19")
class AccountTroubleTest {
    private final DiscordWorld discord = new DiscordWorld();

    @AfterEach
    void close() {
        discord.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00000000000000000",
                "080351110224678912",
                "8035111022467",
                "99999999999999",
                "18446744073709551616",
                "99999999999999999999",
                "803511102246789120000",
                "٨٠٣٥١١١٠٢٢٤٦٧٨٩١٢",
                "8035111022467891２",
                " 80351110224678912",
                "80351110224678912 ",
                "+80351110224678912",
                "-80351110224678912",
                "8.0351110224678912",
                "0x80351110224678912",
                "nellynellynelly",
                ""
            })
    void idThatNoAccountHasIsRefused(String id) {
        discord.on(DiscordWorld.AUTHORIZATION, 200, DiscordWorld.GOOD_AUTHORIZATION.replace(DiscordWorld.NELLY, id));
        discord.on(DiscordWorld.USER, 200, "{\"id\":\"" + id + "\",\"username\":\"nelly\"}");

        assertRejected("id-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":80351110224678912,\"username\":\"nelly\"}",
                "{\"id\":null,\"username\":\"nelly\"}",
                "{\"id\":[\"80351110224678912\"],\"username\":\"nelly\"}",
                "{\"username\":\"nelly\"}",
                "{\"id\":\"80351110224678912\",\"username\":7}",
                "{\"id\":\"80351110224678912\",\"username\":\"nelly\",\"global_name\":{}}",
                "{\"id\":\"80351110224678912\",\"username\":\"nelly\",\"bot\":\"true\"}",
                "{\"data\":{\"id\":\"80351110224678912\"}}"
            })
    void accountOfAnotherShapeIsDiscordsFault(String body) {
        discord.on(DiscordWorld.USER, 200, body);

        assertUnavailable("wrong-shape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "system"})
    void botsAndSystemAccountsAreNotPeople(String kind) {
        discord.on(DiscordWorld.USER, 200, DiscordWorld.GOOD_USER.replace("{", "{\"" + kind + "\":true,"));

        assertRejected("not-a-person");
    }

    @Test
    void tokenOfAnotherApplicationProvesNothing() {
        discord.on(
                DiscordWorld.AUTHORIZATION,
                200,
                DiscordWorld.GOOD_AUTHORIZATION.replace(DiscordWorld.CLIENT_ID, "110000000000000002"));

        assertRejected("foreign-application");
        assertThat(discord.calls(DiscordWorld.USER)).isEmpty();
    }

    @Test
    void authorizationWithoutTheScopeIsRefused() {
        discord.on(
                DiscordWorld.AUTHORIZATION,
                200,
                DiscordWorld.GOOD_AUTHORIZATION.replace("[\"identify\"]", "[\"guilds\"]"));

        assertRejected("scope-missing");
    }

    @Test
    void twoAnswersThatNameTwoPeopleProveNobody() {
        discord.on(DiscordWorld.USER, 200, DiscordWorld.GOOD_USER.replace(DiscordWorld.NELLY, "80351110224678913"));

        assertRejected("id-mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"application\":null,\"scopes\":[\"identify\"]}",
                "{\"application\":{\"id\":110000000000000001},\"scopes\":[\"identify\"]}",
                "{\"application\":{\"id\":\"110000000000000001\"},\"scopes\":\"identify\"}",
                "{\"application\":{\"id\":\"110000000000000001\"},\"scopes\":[\"identify\",7]}",
                "{\"application\":{\"id\":\"110000000000000001\"}}"
            })
    void authorizationOfAnotherShapeIsDiscordsFault(String body) {
        discord.on(DiscordWorld.AUTHORIZATION, 200, body);

        assertUnavailable("wrong-shape");
    }

    @ParameterizedTest
    @CsvSource({DiscordWorld.AUTHORIZATION, DiscordWorld.USER})
    void tokenThatDiscordForgetsAtOnceMeansThatDiscordIsNotWell(String path) {
        discord.on(path, 401, "{\"code\":0,\"message\":\"401: Unauthorized\"}");

        assertUnavailable("token-not-known");
    }

    @Test
    void missingScopeAtTheAccountIsRefused() {
        discord.on(DiscordWorld.USER, 403, "{\"code\":50026,\"message\":\"Missing required OAuth2 scope\"}");

        assertRejected("scope-missing");
    }

    @ParameterizedTest
    @CsvSource({DiscordWorld.AUTHORIZATION, DiscordWorld.USER})
    @Tag("B-10")
    void outageBetweenTheCallsBindsNobodyAndGivesTheTokenBack(String path) {
        discord.on(path, 500, "{\"message\":\"500: Internal Server Error\",\"code\":0}");

        assertUnavailable("server-error");
    }

    @Test
    void everyOtherTroubleOfTheAccountIsTold() {
        discord.on(DiscordWorld.USER, (request, wire) -> wire.reset());
        assertUnavailable("connection-reset");
        discord.on(DiscordWorld.USER, (request, wire) -> wire.send(200, "text/html", "<html>"));
        assertUnavailable("html-answer");
        discord.on(DiscordWorld.USER, (request, wire) -> wire.send(302, "text/html", "", "Location: /x"));
        assertUnavailable("redirected");
        discord.on(DiscordWorld.USER, (request, wire) -> {
            wire.raw(Wire.head(200, "Content-Type: application/json\r\nContent-Length: 90\r\n") + "{\"id\"");
            wire.close();
        });
        assertUnavailable("answer-truncated");
    }

    private void assertRejected(String reason) {
        assertThat(discord.identify()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.message()).endsWith(".").doesNotContain("t0ken");
        });
        assertThat(discord.calls(DiscordWorld.REVOKE)).isNotEmpty();
    }

    private void assertUnavailable(String reason) {
        int before = discord.calls(DiscordWorld.REVOKE).size();

        assertThat(discord.identify()).isEqualTo(new Unavailable(reason));
        assertThat(discord.calls(DiscordWorld.REVOKE)).hasSize(before + 1);
    }
}
