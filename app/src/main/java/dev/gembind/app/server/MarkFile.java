package dev.gembind.app.server;

import dev.gembind.core.ledger.Checkpoint.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Marks of checkpoints, one a line, in a file outside the storage. They tell later that the storage was put back to an older
 * state. A line that was torn by a crash is passed over; its checkpoint is written again.
 */
record MarkFile(Path file) {
    /** Returns every mark, the first first; none when there is no file yet. */
    List<Mark> all() {
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file, StandardCharsets.UTF_8) : Stream.of()) {
            return lines.flatMap(line -> Mark.parse(line).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the marks in " + file + " cannot be read", e);
        }
    }

    /** Returns the mark that was written last. */
    Optional<Mark> last() {
        return all().stream().reduce((before, after) -> after);
    }

    /** Writes a mark, and forces it to the device. */
    void add(Mark mark) {
        // the line before may be torn
        byte[] line = ('\n' + mark.toString() + '\n').getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark of a checkpoint cannot be written to " + file, e);
        }
    }
}
