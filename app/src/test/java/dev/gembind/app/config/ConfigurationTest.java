package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values come from flags, the environment, a file and defaults, and all that is wrong with them is told at once. */
@Tag("A-24")
@Tag("A-T8")
class ConfigurationTest {
    private ConfigWorld world;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new ConfigWorld(folder);
    }

    @Test
    @Tag("B-16")
    void nothingSetGivesTheDocumentedDefaults() {
        AppConfig config = world.config();

        assertThat(config.server().baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(config.server().host()).isEqualTo("127.0.0.1");
        assertThat(config.server().port()).isEqualTo(8080);
        assertThat(config.server().managementPort()).isEqualTo(9090);
        assertThat(config.server().trustedProxies()).isEmpty();
        assertThat(config.dataFolder()).isEqualTo(Path.of("data"));
        assertThat(config.limits()).isEqualTo(new LimitsConfig(Duration.ofMinutes(15), 5, 10, Duration.ofSeconds(10)));
        assertThat(config.log()).isEqualTo(new LogConfig(LogLevel.INFO, LogFormat.TEXT));
        assertThat(config.security())
                .isEqualTo(new SecurityConfig(Environment.DEVELOPMENT, null, List.of(), SignUpMode.OPEN));
        assertThat(config.discord()).isNull();
        assertThat(config.telegram()).isNull();
        assertThat(config.alertWebhook()).isNull();
    }

    @Test
    @Tag("B-16")
    void theKeysOfTheGuideAreUnderstood() {
        AppConfig config = world.discord()
                .telegram()
                .env("BASE_URL", "http://localhost:8080/")
                .env("CSV_DATA_DIR", "/var/lib/gembind")
                .env("SECRET_KEY", ConfigWorld.KEY)
                .config();

        assertThat(config.discord()).isNotNull();
        assertThat(config.discord().clientId()).isEqualTo("110000000000000001");
        assertThat(config.discord().clientSecret().reveal()).isEqualTo("discord-secret");
        assertThat(config.discord().apiBase()).isEqualTo(URI.create("https://discord.com"));
        assertThat(config.telegram()).isNotNull();
        assertThat(config.telegram().token().reveal()).isEqualTo("123456:ABC-def");
        assertThat(config.telegram().username()).isEqualTo("gem_bot");
        assertThat(config.dataFolder()).isEqualTo(Path.of("/var/lib/gembind"));
        assertThat(config.security().secretKey()).isNotNull();
    }

    @Test
    void flagBeatsEnvironmentBeatsFileBeatsDefault() {
        world.file("HOST=file.example", "PORT=1001", "GEMBIND_MANAGEMENT_PORT=1002")
                .env("HOST", "env.example")
                .env("PORT", "2001")
                .flag("HOST", "flag.example");

        ServerConfig server = world.config().server();

        assertThat(server.host()).isEqualTo("flag.example");
        assertThat(server.port()).isEqualTo(2001);
        assertThat(server.managementPort()).isEqualTo(1002);
        assertThat(world.read().rows())
                .extracting(Row::key, Row::origin)
                .contains(
                        tuple("HOST", "flag"),
                        tuple("PORT", "environment"),
                        tuple("GEMBIND_MANAGEMENT_PORT", "file " + world.envFile() + ":3"),
                        tuple("STORAGE", "default"));
    }

    @Test
    void emptyMeansUnset() {
        world.file("PORT=1001", "HOST=   ").env("PORT", " ").env("DISCORD_CLIENT_ID", "");

        assertThat(world.config().server().port()).isEqualTo(1001);
        assertThat(world.config().server().host()).isEqualTo("127.0.0.1");
        assertThat(world.config().discord()).isNull();
    }

    @Test
    void everyProblemIsToldAtOnceWithItsKeyAndAFix() {
        world.env("PORT", "eighty")
                .env("BASE_URL", "gems.example")
                .env("GEMBIND_LINK_CODE_TTL", "15 minutes")
                .env("GEMBIND_LINK_CODE_TLL", "PT15M")
                .env("TELEGRAM_BOT_TOKEN", "nonsense")
                .env("SECRET_KEY", "short")
                .file("LOG_LEVEL=loud", "what is this");

        assertThat(world.wrongKeys())
                .containsExactlyInAnyOrder(
                        "PORT",
                        "BASE_URL",
                        "GEMBIND_LINK_CODE_TTL",
                        "GEMBIND_LINK_CODE_TLL",
                        "TELEGRAM_BOT_TOKEN",
                        "TELEGRAM_BOT_USERNAME",
                        "SECRET_KEY",
                        "LOG_LEVEL",
                        world.envFile().toString());
        assertThat(world.read().problems())
                .allSatisfy(problem -> assertThat(problem.fix()).matches("[A-Z].+[.?]"));
        assertThatThrownBy(world::config).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFixOfABadValueSaysWhatIsExpected() {
        world.env("PORT", "70000");

        assertThat(world.read().problems())
                .containsExactly(new Problem(
                        "PORT", "is \"70000\" (from environment)", "Set it to a whole number from 0 to 65535."));
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() {
        Configuration read = Configuration.read(
                new ConfigSources(Map.of(), Map.of(), world.envFile().resolveSibling("other.env"), true));

        assertThat(read.problems()).extracting(Problem::message).containsExactly("does not exist");
    }
}
