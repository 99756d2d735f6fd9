package dev.gembind.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.csv.FolderInUseException;
import dev.gembind.app.operator.ApiKeyCommands;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.core.access.ApiKeyService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Carries a command about API keys out: on the data itself, or through the server that has it open. */
final class ApiKeyDesk {
    private final Path folder;
    private final Surroundings surroundings;
    private final ObjectMapper json = new ObjectMapper();

    ApiKeyDesk(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    JsonNode ask(String command, ObjectNode request) {
        try {
            return json.readTree(carryOut(command, request.toString()));
        } catch (JsonProcessingException e) {
            throw new CommandException(ExitCode.FAILED, "the server's answer is not JSON", e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, Objects.requireNonNullElse(e.getMessage(), "not understood"), e);
        }
    }

    private String carryOut(String command, String request) {
        try (CsvStorage storage = CsvStorage.open(CsvConfig.in(folder), surroundings.clock(), surroundings.random())) {
            ApiKeyService keys = new ApiKeyService(
                    storage.transactor(),
                    storage.apiKeys(),
                    storage.auditLog(),
                    surroundings.clock(),
                    surroundings.random());
            return Objects.requireNonNull(new ApiKeyCommands(keys).byName().get(command), command)
                    .apply(request);
        } catch (FolderInUseException e) {
            return askServer(command, request, e);
        }
    }

    private String askServer(String command, String request, FolderInUseException inUse) {
        try {
            OperatorFile server = OperatorFile.find(folder)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.FOLDER_IN_USE, inUse.getMessage() + ", which takes no commands", inUse));
            return new OperatorClient(server).ask(command, request);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FOLDER_IN_USE, inUse.getMessage() + ", which cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "interrupted while the server was asked", e);
        }
    }
}
