package dev.gembind.core.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Test data that is not part of the project; tests that need it say so when it is not there. */
final class Corpus {
    private static final Path FOLDER = Path.of(System.getProperty("gembind.testdata", "../../shared/testdata"));

    private Corpus() {}

    /** Returns the lines of a file, or skips the test. */
    static List<String> lines(String file) {
        Path path = FOLDER.resolve(file);
        if (!Files.exists(path)) {
            System.err.println("skipped: there is no test data " + file);
            Assumptions.abort("there is no test data " + file);
        }
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the values of one text field of a file of JSON objects, one a line. */
    static List<String> texts(String file, String field) {
        return lines(file).stream().map(line -> text(line, field)).toList();
    }

    private static String text(String line, String field) {
        String start = "\"" + field + "\": \"";
        int at = line.indexOf(start) + start.length();
        StringBuilder text = new StringBuilder();
        while (line.charAt(at) != '"') {
            char c = line.charAt(at++);
            text.append(c == '\\' ? escaped(line, at) : c);
            if (c == '\\') {
                at += line.charAt(at) == 'u' ? 5 : 1;
            }
        }
        return text.toString();
    }

    private static char escaped(String line, int at) {
        return switch (line.charAt(at)) {
            case 'u' -> (char) Integer.parseInt(line.substring(at + 1, at + 5), 16);
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> line.charAt(at);
        };
    }
}
