package dev.gembind.app.server;

import dev.gembind.app.config.SecurityConfig;
import dev.gembind.app.operator.PrivateFiles;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the root of all keys: as configured, or in development in a file of the data folder that is made when missing. */
final class SecretKeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(SecretKeyFile.class);
    private static final String NAME = "secret.key";
    private static final int BYTES = 32;

    private SecretKeyFile() {}

    /** @param folder the data folder, which exists and nobody else uses */
    static SecretKeys load(SecurityConfig security, Path folder, SecureRandom random) {
        Secret configured = security.secretKey();
        return new SecretKeys(configured != null ? configured : own(folder, random), security.previousKeys());
    }

    /**
     * Finds the keys without making any.
     *
     * @throws UncheckedIOException if there is a key file and it cannot be read
     */
    static Optional<SecretKeys> find(SecurityConfig security, Path folder) {
        Secret configured = security.secretKey();
        Path file = folder.resolve(NAME);
        try {
            if (configured == null && !Files.exists(file)) {
                return Optional.empty();
            }
            Secret root = configured != null ? configured : read(file);
            return Optional.of(new SecretKeys(root, security.previousKeys()));
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        }
    }

    private static Secret own(Path folder, SecureRandom random) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file, random);
                LOG.warn("SECRET_KEY is not set; made one and keep it in {}", file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read or made", e);
        }
    }

    private static Secret read(Path file) throws IOException {
        return Secret.of(Files.readString(file).strip());
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Path temporary = file.resolveSibling(NAME + ".tmp");
        PrivateFiles.write(temporary, HexFormat.of().formatHex(key) + "\n");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
