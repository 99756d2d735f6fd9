package dev.gembind.bench;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a careful script does with one CSV file: lock it, read all of it, look for the account, write all of it to a new
 * file, force that, and put it in the old one's place.
 */
final class RewrittenFile {
    private static final String HEADER = "user_id,discord_id,telegram_id,twitter_id";

    private final Path file;
    private final Path next;
    private final Path lock;

    /** Makes the file, with a Discord account for each user. */
    RewrittenFile(Path folder, int users) throws IOException {
        Files.createDirectories(folder);
        this.file = folder.resolve("users.csv");
        this.next = folder.resolve("users.csv.tmp");
        this.lock = folder.resolve("users.lock");
        List<String> lines = new ArrayList<>(users + 1);
        lines.add(HEADER);
        for (int i = 0; i < users; i++) {
            lines.add("user" + i + ",8035111022" + (10_000_000 + i) + ",,");
        }
        write(lines);
        Files.move(next, file, ATOMIC_MOVE);
    }

    /** Gives a user a Telegram account that nobody else has. */
    synchronized void bind(String user, String telegram) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("the lock is gone");
            }
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                if (cells[2].equals(telegram)) {
                    throw new IllegalStateException("taken");
                }
                if (cells[0].equals(user)) {
                    lines.set(i, cells[0] + ',' + cells[1] + ',' + telegram + ',' + cells[3]);
                }
            }
            write(lines);
            Files.move(next, file, ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(file.getParent())) {
                folder.force(true);
            }
        }
    }

    private void write(List<String> lines) throws IOException {
        try (FileChannel out = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
            BufferedWriter writer =
                    new BufferedWriter(Channels.newWriter(out, StandardCharsets.UTF_8.newEncoder(), 1 << 16));
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
            writer.flush();
            out.force(false);
        }
    }
}
