package dev.gembind.app.server;

import dev.gembind.adapters.web.HealthCheck;
import dev.gembind.adapters.web.HealthState;
import dev.gembind.adapters.web.ManagementCommand;
import dev.gembind.adapters.web.WebConfig;
import dev.gembind.adapters.web.WebRuntime;
import dev.gembind.adapters.web.WebServer;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.DiscordSettings;
import dev.gembind.app.config.Network;
import dev.gembind.app.config.SignUpMode;
import dev.gembind.app.config.TelegramSettings;
import dev.gembind.app.operator.ApiKeyCommands;
import dev.gembind.app.operator.BackupCommands;
import dev.gembind.app.operator.CleanupCommands;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.core.Secret;
import dev.gembind.core.bindings.UnboundUsers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets the web server up from what was configured. */
final class WebDoor {
    private static final URI TELEGRAM_LINKS = URI.create("https://t.me/");

    private final Foundation base;
    private final Services services;
    private final BackupSchedule backups;

    WebDoor(Foundation base, Services services, BackupSchedule backups) {
        this.base = base;
        this.services = services;
        this.backups = backups;
    }

    /**
     * Makes the server; it does not listen yet.
     *
     * @param managementToken what commands prove themselves with
     * @param platforms how the platforms are
     */
    WebServer server(Secret managementToken, List<HealthCheck> platforms) {
        return new WebServer(config(), runtime(managementToken, platforms), exposed());
    }

    private WebServices exposed() {
        var signIn = new WebServices.SignIn(
                services.authorizations(), services.confirmations(), services.signIns(), services.sessions());
        return new WebServices(
                services.users(), services.bindings(), services.links(), signIn, services.apiKeys(), base.limiter());
    }

    private WebConfig config() {
        AppConfig config = base.config();
        var server = config.server();
        return new WebConfig(
                server.baseUrl(server.port()),
                new WebConfig.Ports(server.host(), server.port(), server.managementPort()),
                server.trustedProxies().stream().map(Network::toString).toList(),
                config.security().signUp() == SignUpMode.OPEN ? WebConfig.SignUp.OPEN : WebConfig.SignUp.HANDOFF,
                platforms(config),
                sandbox(),
                WebConfig.Limits.USUAL.withAuthPerIpPerMinute(config.limits().authPerIpPerMinute()));
    }

    private WebConfig.Platforms platforms(AppConfig config) {
        DiscordSettings discord = config.discord();
        TelegramSettings telegram = config.telegram();
        World.Play play = base.world().play();
        return new WebConfig.Platforms(
                discord == null ? List.of() : List.of(discord.apiBase()),
                telegram == null ? null : telegram.username(),
                play == null ? TELEGRAM_LINKS : play.telegramLinkBase());
    }

    private WebConfig.@Nullable Sandbox sandbox() {
        World.Play play = base.world().play();
        return play == null ? null : new WebConfig.Sandbox(play.guide());
    }

    private WebRuntime runtime(Secret managementToken, List<HealthCheck> platforms) {
        List<HealthCheck> checks = new ArrayList<>(List.of(new HealthCheck("storage", true, this::storage)));
        checks.add(new HealthCheck("backup", false, this::backup));
        checks.addAll(platforms);
        return new WebRuntime(
                base.world().clock(),
                base.world().random(),
                base.meters(),
                base.meters()::scrape,
                checks,
                managementToken,
                commands());
    }

    private List<ManagementCommand> commands() {
        return Stream.of(
                        new ApiKeyCommands(services.apiKeys()).byName(),
                        new BackupCommands(backups::makeNow).byName(),
                        new CleanupCommands(unbound()).byName())
                .flatMap(commands -> commands.entrySet().stream())
                .map(command -> new ManagementCommand(OperatorClient.path(command.getKey()), command.getValue()))
                .toList();
    }

    private UnboundUsers unbound() {
        return new UnboundUsers(
                base.stores(),
                List.of(base.storage().sessions()),
                base.world().clock(),
                base.world().random());
    }

    private HealthState backup() {
        return backups.problem()
                .map(problem -> new HealthState(false, problem))
                .orElseGet(() -> new HealthState(
                        true,
                        backups.verifiedAt()
                                .map(at -> "the newest good backup is of " + at)
                                .orElse("no backup has been checked yet")));
    }

    private HealthState storage() {
        return base.storage()
                .trouble()
                .get()
                .map(problem -> new HealthState(false, problem))
                .orElseGet(() -> new HealthState(true, "writes are durable"));
    }
}
