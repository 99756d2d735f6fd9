package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is in the data folder for people: a text, and links to the newest tables. The storage itself reads none of it. */
final class FolderGuide {
    private static final Logger LOG = LoggerFactory.getLogger(FolderGuide.class);
    private static final String README = "README.txt";
    private static final String TEXT = """
            Gembind keeps its data here, as CSV files you can open.

            users.csv, bindings.csv, ...  links to the tables as of the last checkpoint
            store/journal-*.csv           everything that happened since
            store/MANIFEST-*.csv          which files belong together, with checksums

            Look, copy, search - but do not edit: a changed file is refused at the next start.
            To bring users in, stop the program and use its command "import FILE".
            """;

    private final Path folder;

    FolderGuide(Path folder) {
        this.folder = folder;
    }

    void writeText() throws IOException {
        Path readme = folder.resolve(README);
        if (!Files.exists(readme)) {
            Files.createFile(readme, FolderModes.privateFile(FolderModes.isPosix(folder)));
            Files.write(readme, TEXT.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Points a link per table at the files of a manifest. A file of that name that is no link is left alone. */
    void link(Manifest manifest) {
        for (TableFile table : manifest.files()) {
            Path link = folder.resolve(table.table() + FileNames.CSV);
            if (Files.isSymbolicLink(link) || !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                point(link, Path.of(CsvEngine.STORE, table.file()));
            }
        }
    }

    private static void point(Path link, Path target) {
        Path temporary = link.resolveSibling(link.getFileName() + FileNames.TEMPORARY);
        try {
            Files.deleteIfExists(temporary);
            Files.createSymbolicLink(temporary, target);
            Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no link to {}: {}", target, e.toString());
        }
    }
}
