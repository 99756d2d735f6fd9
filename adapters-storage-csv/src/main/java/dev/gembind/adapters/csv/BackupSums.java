package dev.gembind.adapters.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The file {@code SHA256SUMS} of a backup, in the form that the command {@code sha256sum --check} reads. */
final class BackupSums {
    static final String FILE = "SHA256SUMS";
    private static final String BETWEEN = "  ";
    private static final int HEX_LENGTH = 64;

    private BackupSums() {}

    static byte[] of(Path backup) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> sum : sums(backup).entrySet()) {
            text.append(sum.getValue()).append(BETWEEN).append(sum.getKey()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Compares the files with what was written about them. */
    static List<CsvProblem> problems(Path backup) throws IOException {
        List<CsvProblem> problems = new ArrayList<>();
        Map<String, String> found = sums(backup);
        int line = 0;
        for (String text : Files.readString(backup.resolve(FILE)).split("\n", -1)) {
            line++;
            if (!text.isEmpty()) {
                check(text, line, found, problems);
            }
        }
        found.keySet()
                .forEach(
                        extra -> problems.add(new CsvProblem(extra, "whole file", "it does not belong to the backup")));
        return problems;
    }

    private static void check(String text, int line, Map<String, String> found, List<CsvProblem> problems) {
        if (text.length() < HEX_LENGTH + BETWEEN.length() + 1 || !text.startsWith(BETWEEN, HEX_LENGTH)) {
            problems.add(new CsvProblem(FILE, "line " + line, "it is not a checksum and a name"));
            return;
        }
        String name = text.substring(HEX_LENGTH + BETWEEN.length());
        String sum = found.remove(name);
        if (sum == null) {
            problems.add(new CsvProblem(name, "whole file", "the file is missing"));
        } else if (!sum.equals(text.substring(0, HEX_LENGTH))) {
            problems.add(new CsvProblem(name, "whole file", "its SHA-256 differs from " + FILE));
        }
    }

    private static Map<String, String> sums(Path backup) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        if (Files.exists(backup.resolve(BackupCard.FILE))) {
            sums.put(BackupCard.FILE, sha256(backup.resolve(BackupCard.FILE)));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(backup.resolve(CsvEngine.STORE))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            sums.put(CsvEngine.STORE + '/' + file.getFileName(), sha256(file));
        }
        return sums;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
