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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-24")
@Tag("A-T8")
class ConfigurationTest {
    @TempDir
    private Path folder;

    private ConfigWorld world;

    @BeforeEach
    void start() {
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

    @ParameterizedTest
    @CsvSource({
        "GEMBIND_LINK_CODE_TLL, Did you mean GEMBIND_LINK_CODE_TTL?",
        "GEMBIND_TRUSTED_PROXY, Did you mean GEMBIND_TRUSTED_PROXIES?",
        "GEMBIND_ENVIRONMNT_OF_THE_DEVIL, Remove it; gembind config template lists every key."
    })
    void unknownKeysOfOursAreErrorsWithASuggestion(String key, String fix) {
        world.env(key, "1");

        assertThat(world.read().problems())
                .extracting(Problem::key, Problem::fix)
                .containsExactly(tuple(key, fix));
    }

    @Test
    void unknownKeysOfOtherProgramsAreNoneOfOurBusiness() {
        world.env("PATH", "/bin").env("TELEGRAM_SOMETHING_ELSE", "1").env("HOSTNAME", "box");

        assertThat(world.read().problems()).isEmpty();
    }

    @Test
    void anUnknownKeyInTheFileIsAnErrorWhateverItsName() {
        world.file("DISCORD_CLIENT_IDD=1");

        assertThat(world.read().problems()).extracting(Problem::fix).containsExactly("Did you mean DISCORD_CLIENT_ID?");
    }

    @Test
    void aFeatureWithSomeOfItsKeysIsAnErrorForEachMissingOne() {
        world.env("DISCORD_CLIENT_ID", "110000000000000001").env("TWITTER_CLIENT_ID", "abc");

        assertThat(world.wrongKeys())
                .containsExactly(
                        "DISCORD_CLIENT_SECRET",
                        "DISCORD_REDIRECT_URI",
                        "TWITTER_CLIENT_SECRET",
                        "TWITTER_REDIRECT_URI");
        assertThat(world.read().problems().get(0).message()).contains("DISCORD_CLIENT_ID is set");
    }

    @Test
    void anExtraAloneAsksForTheRest() {
        world.env("TELEGRAM_WEBHOOK_SECRET", "abcdefghijklmnop");

        assertThat(world.wrongKeys()).containsExactly("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_USERNAME");
    }

    @Test
    void featuresOfLaterVersionsAreCheckedAndNamedAsUnused() {
        world.env("REPLICATE_API_TOKEN", "r8_aaaaaaaa").env("REPLICATE_MODEL", "acme/draw");

        assertThat(world.read().problems()).isEmpty();
        assertThat(world.read().unused()).containsExactly("images");
    }

    @Test
    @Tag("A-07")
    void updatesAreSentOnlyToWhoHasASecretForThem() {
        world.telegram().env("TELEGRAM_MODE", "webhook").env("BASE_URL", "https://gems.example");

        assertThat(world.wrongKeys()).containsExactly("TELEGRAM_WEBHOOK_SECRET");
        assertThat(world.env("TELEGRAM_WEBHOOK_SECRET", "too-short").wrongKeys())
                .containsExactly("TELEGRAM_WEBHOOK_SECRET");
        assertThat(world.env("TELEGRAM_WEBHOOK_SECRET", "a-secret with a space").wrongKeys())
                .containsExactly("TELEGRAM_WEBHOOK_SECRET");

        assertThat(world.env("TELEGRAM_WEBHOOK_SECRET", "a-secret-of-16-or-more")
                        .wrongKeys())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://gems.example, https://api.telegram.org, true",
        "https://gems.example:8443, https://api.telegram.org, true",
        "https://gems.example:9443, https://api.telegram.org, false",
        "http://gems.example, https://api.telegram.org, false",
        "http://localhost:8080, https://api.telegram.org, false",
        "http://localhost:8080, http://127.0.0.1:8081, true",
        "http://gems.example, http://127.0.0.1:8081, false"
    })
    void updatesAreSentOnlyWhereTelegramSendsThem(String site, String api, boolean fits) {
        world.telegram()
                .env("TELEGRAM_MODE", "webhook")
                .env("TELEGRAM_WEBHOOK_SECRET", "a-secret-of-16-or-more")
                .env("BASE_URL", site)
                .env("TELEGRAM_API_BASE", api);

        assertThat(world.wrongKeys()).isEqualTo(fits ? List.of() : List.of("BASE_URL"));
        assertThat(world.env("TELEGRAM_MODE", "polling").wrongKeys()).isEmpty();
    }

    @Test
    void aDatabaseNeedsAUrlOfOneThatIsSupported() {
        assertThat(world.env("STORAGE", "jdbc").wrongKeys()).containsExactly("DATABASE_URL");
        assertThat(world.env("DATABASE_URL", "jdbc:oracle:thin:@db").wrongKeys())
                .containsExactly("DATABASE_URL");

        DatabaseConfig database = world.env("DATABASE_URL", "jdbc:postgresql://db.example/gembind")
                .env("DATABASE_USER", "gembind")
                .config()
                .database();

        assertThat(database.on()).isTrue();
        assertThat(database.user()).isEqualTo("gembind");
        assertThat(database.poolSize()).isEqualTo(10);
    }

    @Test
    void backupsGoIntoTheDataFolderUnlessSet() {
        BackupConfig usual =
                world.env("CSV_DATA_DIR", "/var/lib/gembind").config().backups();

        assertThat(usual.folder()).isEqualTo(Path.of("/var/lib/gembind/backup"));
        assertThat(usual.every()).isEqualTo(Duration.ofHours(1));
        assertThat(usual.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(usual.keepAll()).isEqualTo(Duration.ofDays(2));
        assertThat(world.env("GEMBIND_BACKUP_DIR", "/mnt").config().backups().folder())
                .isEqualTo(Path.of("/mnt"));
    }

    @Test
    void theSamePortTwiceIsAnError() {
        world.env("PORT", "9090");

        assertThat(world.wrongKeys()).containsExactly("GEMBIND_MANAGEMENT_PORT");
    }

    @Test
    void theBaseAddressFollowsThePortUnlessSet() {
        assertThat(world.env("PORT", "9999").config().server().baseUrl(9999)).hasToString("http://localhost:9999");
        assertThat(world.env("PORT", "0").config().server().baseUrl()).isNull();
        assertThat(world.config().server().baseUrl(40123)).hasToString("http://localhost:40123");
        assertThat(world.env("BASE_URL", "https://gems.example")
                        .config()
                        .server()
                        .baseUrl(1))
                .hasToString("https://gems.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "127.0.0.1,::1", "2001:db8::/32 , 192.0.2.1"})
    void trustedProxiesAreAddressesOrNetworks(String proxies) {
        assertThat(world.env("GEMBIND_TRUSTED_PROXIES", proxies)
                        .config()
                        .server()
                        .trustedProxies())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "::1/129", "1..2.3", "proxy.example", "10.0.0.256", "10.0.0.1,", "1.2.3.4/x"})
    void whatIsNoAddressIsNoProxy(String proxies) {
        assertThat(world.env("GEMBIND_TRUSTED_PROXIES", proxies).wrongKeys())
                .containsExactly("GEMBIND_TRUSTED_PROXIES");
    }

    @Test
    void onlyAPlatformMakesStartServe() {
        assertThat(world.env("PORT", "1234")
                        .env("DISCORD_API_BASE", "https://x.example")
                        .read()
                        .namesPlatform())
                .isFalse();
        assertThat(world.env("TELEGRAM_BOT_USERNAME", "?").read().namesPlatform())
                .isTrue();
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() {
        Configuration read =
                Configuration.read(new ConfigSources(Map.of(), Map.of(), folder.resolve("other.env"), true));

        assertThat(read.problems()).extracting(Problem::message).containsExactly("does not exist");
    }
}
