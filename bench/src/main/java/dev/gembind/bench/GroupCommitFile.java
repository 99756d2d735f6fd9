package dev.gembind.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The least a durable append can cost: callers queue bytes, one thread writes all that wait, forces the file once, and
 * completes their futures. No format, no checks, no state.
 */
final class GroupCommitFile implements AutoCloseable {
    private static final int QUEUE = 8192;
    private static final int MAX_BATCH = 4096;
    private static final int BUFFER = 8 << 20;

    private final FileChannel channel;
    private final BlockingQueue<Append> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread = new Thread(this::loop, "raw-append");
    private volatile boolean closing;

    GroupCommitFile(Path file) throws IOException {
        channel = FileChannel.open(file, CREATE_NEW, WRITE);
        thread.start();
    }

    /** Measures appends of so many bytes to a new file. */
    static Clients.Measured measure(Path folder, int bytes, int clients, Duration time) throws Exception {
        Path file = Files.createTempFile(folder, "raw", ".bin");
        Files.delete(file);
        byte[] row = new byte[bytes];
        try (GroupCommitFile raw = new GroupCommitFile(file)) {
            return Clients.run(clients, time, () -> {
                raw.append(ByteBuffer.wrap(row));
                return true;
            });
        } finally {
            Files.delete(file);
        }
    }

    private record Append(ByteBuffer bytes, CompletableFuture<Boolean> durable) {}

    /** Returns when the bytes are durable. */
    void append(ByteBuffer bytes) throws Exception {
        Append append = new Append(bytes, new CompletableFuture<>());
        queue.put(append);
        append.durable().get(5, TimeUnit.SECONDS);
    }

    private void loop() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        List<Append> batch = new ArrayList<>();
        while (!closing) {
            try {
                Append first = queue.poll(10, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MAX_BATCH - 1);
                    write(buffer, batch);
                    batch.forEach(append -> append.durable().complete(true));
                }
            } catch (IOException | InterruptedException e) {
                batch.forEach(append -> append.durable().completeExceptionally(e));
            }
            batch.clear();
        }
    }

    private void write(ByteBuffer buffer, List<Append> batch) throws IOException {
        buffer.clear();
        batch.forEach(append -> buffer.put(append.bytes()));
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
