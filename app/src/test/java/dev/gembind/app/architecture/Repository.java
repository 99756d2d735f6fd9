package dev.gembind.app.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The source tree that the tests run in, found from the folder of the module that runs them. */
record Repository(Path root) {
    static Repository find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("these tests run inside the source tree");
            }
        }
        return new Repository(folder);
    }

    List<Path> modules() throws IOException {
        return walk(root, 1, folder -> Files.exists(folder.resolve("pom.xml")) && !folder.equals(root));
    }

    /** Java files of all modules, of the product ({@code main}) or its tests ({@code test}). */
    List<Path> sources(String kind) throws IOException {
        Stream.Builder<Path> all = Stream.builder();
        for (Path module : modules()) {
            Path folder = module.resolve("src").resolve(kind).resolve("java");
            if (Files.isDirectory(folder)) {
                walk(folder, Integer.MAX_VALUE, file -> file.toString().endsWith(".java"))
                        .forEach(all);
            }
        }
        return all.build().toList();
    }

    static String className(Path source) {
        String file = source.getFileName().toString();
        return file.substring(0, file.length() - ".java".length());
    }

    private static List<Path> walk(Path from, int depth, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(from, depth)) {
            return all.filter(wanted).sorted().toList();
        }
    }
}
