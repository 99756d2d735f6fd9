package dev.gembind.app.server;

import dev.gembind.adapters.web.HealthCheck;
import dev.gembind.adapters.web.HealthState;
import dev.gembind.adapters.web.ManagementCommand;
import dev.gembind.adapters.web.WebOperations;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.app.operator.ApiKeyCommands;
import dev.gembind.app.operator.BackupCommands;
import dev.gembind.app.operator.CleanupCommands;
import dev.gembind.app.operator.LedgerCommands;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.core.bindings.UnboundUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the web server serves, once the storage is open. */
final class WebOffer {
    private final Foundation base;
    private final Services services;
    private final WebServices.Shop shop;
    private final BackupSchedule backups;

    WebOffer(Foundation base, Services services, WebServices.Shop shop, BackupSchedule backups) {
        this.base = base;
        this.services = services;
        this.shop = shop;
        this.backups = backups;
    }

    WebServices services() {
        var signIn = new WebServices.SignIn(
                services.authorizations(), services.confirmations(), services.signIns(), services.sessions());
        return new WebServices(
                services.users(),
                services.bindings(),
                services.links(),
                signIn,
                services.apiKeys(),
                services.gems(),
                shop,
                base.limiter());
    }

    /**
     * @param platforms how the platforms are
     * @param payments what may be asked of payments
     */
    WebOperations operations(List<HealthCheck> platforms, Map<String, UnaryOperator<String>> payments) {
        List<HealthCheck> checks = new ArrayList<>(List.of(new HealthCheck("storage", true, this::storage)));
        checks.add(new HealthCheck("backup", false, this::backup));
        checks.addAll(platforms);
        return new WebOperations(checks, commands(payments));
    }

    private List<ManagementCommand> commands(Map<String, UnaryOperator<String>> payments) {
        return Stream.of(
                        new ApiKeyCommands(services.apiKeys()).byName(),
                        new BackupCommands(backups::makeNow).byName(),
                        new CleanupCommands(unbound()).byName(),
                        new LedgerCommands(
                                        base.stores(),
                                        services.gems(),
                                        base.world().clock())
                                .byName(),
                        payments)
                .flatMap(commands -> commands.entrySet().stream())
                .map(command -> new ManagementCommand(OperatorClient.path(command.getKey()), command.getValue()))
                .toList();
    }

    private UnboundUsers unbound() {
        return new UnboundUsers(
                base.stores(),
                base.userData(),
                base.world().clock(),
                base.world().random());
    }

    private HealthState backup() {
        if (!backups.isOurs()) {
            return new HealthState(true, "another instance makes the backups");
        }
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
