package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells commands where the running server's management port is and how to prove that they may use it: whoever can read
 * the data folder may. The file lies there while the server runs; one left by a killed server is replaced by the next.
 *
 * @param port the management port, on 127.0.0.1
 * @param token what the server asks for
 */
public record OperatorFile(int port, Secret token) {
    private static final String NAME = "operator.json";
    private static final int TOKEN_BYTES = 32;
    private static final int HIGHEST_PORT = 65_535;

    /** Checks the port. */
    public OperatorFile {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be 1 to " + HIGHEST_PORT + ", but is " + port);
        }
    }

    /** Makes a token. */
    public static Secret newToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    /** Finds what the server that uses a folder wrote; empty when there is nothing to read. */
    public static Optional<OperatorFile> find(Path folder) throws IOException {
        try {
            JsonNode node = Documents.read(new ObjectMapper(), Files.readString(folder.resolve(NAME)));
            return Optional.of(new OperatorFile(
                    node.path("port").asInt(), Secret.of(node.path("token").asText())));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            // written by nobody, or not by us: there is nothing to go by
            return Optional.empty();
        }
    }

    /** Writes the file, for its owner alone; it is never seen half written. */
    public void write(Path folder) throws IOException {
        Path temporary = folder.resolve(NAME + ".tmp");
        String text = new ObjectMapper()
                .createObjectNode()
                .put("port", port)
                .put("token", token.reveal())
                .toString();
        PrivateFiles.write(temporary, text + "\n");
        Files.move(temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the file away. */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
