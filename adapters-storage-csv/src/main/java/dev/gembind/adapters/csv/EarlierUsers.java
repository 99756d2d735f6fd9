package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The {@code users.csv} an earlier program may have left in the data folder. */
final class EarlierUsers {
    private static final String NAME = "users.csv";
    private static final long MAX_BYTES = 256L << 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private EarlierUsers() {}

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /** Tells whether there is one; the link this program puts there is none. */
    static boolean exists(Path folder) {
        return Files.isRegularFile(in(folder), LinkOption.NOFOLLOW_LINKS);
    }

    static UsersFile read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " has more than " + MAX_BYTES + " bytes");
        }
        return UsersFile.read(Files.readAllBytes(file));
    }

    /** Keeps the file under a name that tells when it was imported. */
    static Path setAside(Path folder, Instant now) throws IOException {
        Path kept = folder.resolve(NAME + ".imported-" + STAMP.format(now));
        Files.move(in(folder), kept);
        new RealDisk(folder).fsyncDir();
        return kept;
    }
}
