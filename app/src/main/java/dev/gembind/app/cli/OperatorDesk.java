package dev.gembind.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.BackupShelf;
import dev.gembind.adapters.csv.FolderInUseException;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.operator.ApiKeyCommands;
import dev.gembind.app.operator.BackupCommands;
import dev.gembind.app.operator.CleanupCommands;
import dev.gembind.app.operator.LedgerCommands;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.app.operator.OutboxCommands;
import dev.gembind.app.operator.PaymentCommands;
import dev.gembind.app.server.PaymentOffice;
import dev.gembind.app.stores.Data;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.bindings.UnboundUsers;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.payments.UserGems;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Carries a command out: on the data itself, or through the server that has it open. */
final class OperatorDesk {
    private final AppConfig config;
    private final Path folder;
    private final Surroundings surroundings;
    private final ObjectMapper json = new ObjectMapper();

    OperatorDesk(AppConfig config, Surroundings surroundings) {
        this.config = config;
        this.folder = config.dataFolder();
        this.surroundings = surroundings;
    }

    /** Asks once. */
    JsonNode ask(String command, ObjectNode request) {
        return talk(command, asking -> asking.apply(request));
    }

    /** Asks as often as it takes, with the data opened once. */
    <T> T talk(String command, Function<Function<ObjectNode, JsonNode>, T> asking) {
        Optional<Data> own = open();
        if (own.isEmpty()) {
            return asking.apply(request -> read(() -> askServer(command, request.toString())));
        }
        if (command.startsWith(PaymentCommands.PREFIX)) {
            return office(own.get(), command, asking);
        }
        try (Data data = own.get()) {
            UnaryOperator<String> handler =
                    Objects.requireNonNull(commands(data).get(command), command);
            return asking.apply(request -> read(() -> handler.apply(request.toString())));
        }
    }

    private <T> T office(Data own, String command, Function<Function<ObjectNode, JsonNode>, T> asking) {
        try (Data data = own;
                PaymentOffice office = PaymentOffice.open(
                        config, data, new PaymentOffice.Chance(surroundings.clock(), surroundings.random()))) {
            UnaryOperator<String> handler =
                    Objects.requireNonNull(office.commands().get(command), command);
            return asking.apply(request -> read(() -> handler.apply(request.toString())));
        }
    }

    private JsonNode read(Supplier<String> answer) {
        try {
            return json.readTree(answer.get());
        } catch (JsonProcessingException e) {
            throw new CommandException(ExitCode.FAILED, "the server's answer is not JSON", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, Objects.requireNonNullElse(e.getMessage(), "not understood"), e);
        }
    }

    /** Opens the data; empty when a server has it open that can be asked. */
    private Optional<Data> open() {
        try {
            return Optional.of(Data.open(config, surroundings.clock(), surroundings.random()));
        } catch (FolderInUseException e) {
            if (serverRuns()) {
                return Optional.empty();
            }
            throw new CommandException(ExitCode.FOLDER_IN_USE, e.getMessage() + ", which takes no commands", e);
        } catch (StorageUnavailableException e) {
            if (config.database().on() && serverRuns()) {
                return Optional.empty(); // a file database is in use by that server
            }
            throw e;
        }
    }

    private Map<String, UnaryOperator<String>> commands(Data data) {
        ApiKeyService keys = new ApiKeyService(
                data.stores().transactor(),
                data.apiKeys(),
                data.stores().audit(),
                surroundings.clock(),
                surroundings.random());
        Map<String, UnaryOperator<String>> commands = new TreeMap<>(new ApiKeyCommands(keys).byName());
        BackupShelf shelf = BackupShelves.of(config, surroundings);
        commands.putAll(new BackupCommands(() -> shelf.create(data.backups())).byName());
        commands.putAll(new CleanupCommands(unbound(data)).byName());
        commands.putAll(new LedgerCommands(data.stores(), gems(data), surroundings.clock()).byName());
        commands.putAll(outbox(data).byName());
        return commands;
    }

    private OutboxCommands outbox(Data data) {
        Transactor transactor = data.payments().transactor();
        Outbox outbox = data.payments().outbox();
        Dispatcher.Chance chance = new Dispatcher.Chance(surroundings.clock(), surroundings.random());
        return new OutboxCommands(transactor, outbox, new Dispatcher(transactor, outbox, Map.of(), chance));
    }

    private GemService gems(Data data) {
        return new GemService(data.stores().transactor(), data.payments().ledger(), ledger());
    }

    private LedgerContext ledger() {
        return LedgerContext.usual(surroundings.clock(), surroundings.random());
    }

    private UnboundUsers unbound(Data data) {
        return new UnboundUsers(
                data.stores(),
                List.of(data.sessions(), new UserGems(data.payments(), ledger())),
                surroundings.clock(),
                surroundings.random());
    }

    private boolean serverRuns() {
        try {
            return OperatorFile.find(folder).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private String askServer(String command, String request) {
        try {
            OperatorFile server = OperatorFile.find(folder)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.FOLDER_IN_USE,
                            "the server that has the data open takes no commands any more",
                            null));
            return new OperatorClient(server).ask(command, request);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FOLDER_IN_USE,
                    "the data folder " + folder + " is in use by a server, which cannot be asked: " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "interrupted while the server was asked", e);
        }
    }
}
