package dev.gembind.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The journals of a CSV store. */
final class Journals {
    private Journals() {}

    /** Returns how many bytes are in them; the line feeds that a journal is filled with do not count. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : in(folder)) {
            byte[] content = Files.readAllBytes(file);
            int end = content.length;
            while (end > 0 && content[end - 1] == '\n') {
                end--;
            }
            bytes += end;
        }
        return bytes;
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .toList();
        }
    }
}
