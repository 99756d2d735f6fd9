package dev.gembind.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of KEY=VALUE lines. {@code #} begins a comment line, quotes around a whole value are taken off, and nothing is
 * replaced inside a value.
 */
final class EnvFile {
    private static final long MAX_BYTES = 1 << 20;

    private final Path path;
    private final Map<String, Setting> settings = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private EnvFile(Path path) {
        this.path = path;
    }

    /** Reads a file; one that is missing has no settings. */
    static EnvFile read(Path path, boolean expected) {
        EnvFile file = new EnvFile(path);
        if (Files.exists(path)) {
            file.readLines();
        } else if (expected) {
            file.problem("does not exist", "Name a file of KEY=VALUE lines, or leave --config away.");
        }
        return file;
    }

    Map<String, Setting> settings() {
        return settings;
    }

    List<Problem> problems() {
        return problems;
    }

    private void readLines() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                problem("is larger than 1 MiB", "Keep only KEY=VALUE lines in it.");
                return;
            }
            List<String> lines = Files.readAllLines(path);
            for (int i = 0; i < lines.size(); i++) {
                readLine(i + 1, lines.get(i).strip());
            }
        } catch (CharacterCodingException e) {
            problem("is not UTF-8", "Save it as UTF-8 text.");
        } catch (IOException e) {
            problem("cannot be read: " + e.getMessage(), "Let the user who runs Gembind read it.");
        }
    }

    private void readLine(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        String key = line.substring(0, Math.max(equals, 0)).strip();
        if (key.isEmpty() || !key.chars().allMatch(Forms::isWordCharacter)) {
            problem("has a line " + number + " that is not KEY=VALUE", "Write KEY=VALUE, or # before a comment.");
            return;
        }
        add(number, key, unquoted(line.substring(equals + 1).strip()));
    }

    private void add(int number, String key, String value) {
        if (value.isBlank()) {
            return;
        }
        Origin origin = new Origin(Origin.Kind.FILE, path + ":" + number);
        Setting earlier = settings.putIfAbsent(key, new Setting(value.strip(), origin));
        if (earlier != null) {
            problems.add(new Problem(
                    key,
                    "is set twice, in " + earlier.origin().place() + " and in line " + number,
                    "Remove one of the two lines."));
        }
    }

    private void problem(String message, String fix) {
        problems.add(new Problem(path.toString(), message, fix));
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && value.charAt(0) == value.charAt(last)
                && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return quoted ? value.substring(1, last) : value;
    }
}
