package dev.gembind.app.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data folder of a sandbox. A file in it says so, and a folder with other things in it is left alone. */
public final class PlayFolder implements AutoCloseable {
    private static final String MARKER = "SANDBOX.txt";
    private static final String TEXT =
            "This folder belongs to a Gembind sandbox: nothing in it is real. Delete it whenever you like.\n";

    private final Path path;
    private final boolean temporary;
    private final boolean used;

    private PlayFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
        this.used = isOne(path);
    }

    /**
     * Opens a folder, or makes a temporary one that is deleted in the end.
     *
     * @throws PlayRefusedException if the folder holds something that is no sandbox's
     */
    static PlayFolder open(@Nullable Path wanted) throws IOException {
        PlayFolder folder = wanted == null
                ? new PlayFolder(Files.createTempDirectory("gembind-sandbox-"), true)
                : new PlayFolder(wanted, false);
        folder.mark();
        return folder;
    }

    /** Tells whether a folder belongs to a sandbox, so that nothing real should be kept there. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(MARKER));
    }

    Path path() {
        return path;
    }

    boolean isTemporary() {
        return temporary;
    }

    /** Tells whether a sandbox played in it before: the product remembers what it saw then. */
    boolean isUsed() {
        return used;
    }

    private void mark() throws IOException {
        if (used) {
            return;
        }
        if (Files.exists(path) && !isEmpty(path)) {
            throw new PlayRefusedException("the folder " + path + " holds something that no sandbox made."
                    + " Name an empty folder, or leave --data away for a temporary one");
        }
        Files.createDirectories(path);
        Files.writeString(path.resolve(MARKER), TEXT);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** Deletes the folder if it was made for this run alone. */
    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
