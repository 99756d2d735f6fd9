package dev.gembind.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;

/** Takes secrets from the files that {@code X_FILE} keys name. */
final class SecretFiles {
    private static final int MAX_BYTES = 1 << 16;

    private final Map<String, Setting> settings;
    private final List<Problem> problems;

    SecretFiles(Map<String, Setting> settings, List<Problem> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Replaces every {@code X_FILE} by X. */
    void resolve() {
        AllKeys.all().stream().filter(Key::isSecret).forEach(this::resolve);
    }

    private void resolve(Key<?> key) {
        Setting named = settings.get(key.fileKey());
        if (named == null) {
            return;
        }
        if (settings.containsKey(key.name())) {
            problem(key, "and " + key.name() + " are both set", "Keep one of them.");
            return;
        }
        try {
            Path file = Path.of(named.value());
            String text = read(key, file);
            if (!text.isEmpty()) {
                Origin origin = new Origin(Origin.Kind.SECRET_FILE, file.toString());
                settings.put(key.name(), new Setting(text, origin));
            }
        } catch (IOException | InvalidPathException e) {
            problem(
                    key,
                    "names " + named.value() + ", which cannot be read",
                    "Name a file that the user who runs Gembind can read.");
        }
    }

    /** Returns the content without spaces around it, or an empty text after telling why it cannot be used. */
    private String read(Key<?> key, Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            problem(key, "names " + file + ", which is larger than 64 KiB", "Keep nothing but the secret in it.");
            return "";
        }
        if (isWorldReadable(file)) {
            problem(key, "names " + file + ", which everybody can read", "Run: chmod o-r " + file);
            return "";
        }
        String text = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            problem(key, "names " + file + ", which is empty", "Write the secret into it.");
        }
        return text;
    }

    private static boolean isWorldReadable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private void problem(Key<?> key, String message, String fix) {
        problems.add(new Problem(key.fileKey(), message, fix));
    }
}
