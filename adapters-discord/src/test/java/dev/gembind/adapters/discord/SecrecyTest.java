package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gembind.testkit.http.ScriptedServer.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong, nothing that opens a door is told to anybody. */
@Tag("A-09")
@Tag("B-08")
class SecrecyTest {
    private static final List<String> SECRETS = List.of(
            "cl1ent-s3cret", "t0ken", "c0de-", DiscordWorld.GRANT.codeVerifier(), "bDF0LXMzY3", "leaked-description");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private final Level level = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stop() {
        root.detachAppender(logged);
        root.setLevel(level);
    }

    @Test
    void neitherLogsNorAlertsNorResultsHoldASecret() {
        List<String> told = new ArrayList<>();
        for (Script trouble : troubles()) {
            for (String path :
                    List.of(DiscordWorld.TOKEN, DiscordWorld.AUTHORIZATION, DiscordWorld.USER, DiscordWorld.REVOKE)) {
                try (DiscordWorld discord = new DiscordWorld()) {
                    discord.on(path, trouble);
                    told.add(discord.identify().toString());
                    discord.alerts.forEach(alert -> told.add(alert.toString()));
                }
            }
        }
        logged.list.forEach(event -> told.add(event.getFormattedMessage() + event.getThrowableProxy()));

        assertThat(logged.list).isNotEmpty();
        assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS.toArray(String[]::new)));
    }

    @Test
    void eachFailureIsLoggedOnceWithItsReason() {
        try (DiscordWorld discord = new DiscordWorld()) {
            discord.on(DiscordWorld.USER, 500, "{}");
            discord.identify();
        }

        assertThat(logged.list.stream().filter(event -> event.getLevel().equals(Level.WARN)))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("server-error"));
    }

    private static List<Script> troubles() {
        String echo =
                "{\"error\":\"invalid_client\",\"error_description\":\"leaked-description t0ken-a cl1ent-s3cret\"}";
        return List.of(
                (request, wire) -> wire.json(400, echo),
                (request, wire) -> wire.json(401, echo),
                (request, wire) -> wire.json(200, echo),
                (request, wire) -> wire.json(200, "{\"leaked-description\":"),
                (request, wire) -> wire.send(403, "text/html", "<p>leaked-description t0ken-a"),
                (request, wire) -> wire.json(429, echo),
                (request, wire) -> wire.json(500, echo),
                (request, wire) -> wire.send(302, "text/html", "", "Location: /t0ken-a"),
                (request, wire) -> wire.raw("leaked-description\r\n\r\n"),
                (request, wire) -> wire.reset());
    }
}
