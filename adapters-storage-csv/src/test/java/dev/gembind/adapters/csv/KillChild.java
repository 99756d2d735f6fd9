package dev.gembind.adapters.csv;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The process that is killed: writers add one to their own counter as fast as they can, in two tables at once, and say
 * each number on the output once it is acknowledged.
 */
final class KillChild {
    static final int WRITERS = 16;

    private KillChild() {}

    public static void main(String[] args) {
        // closed by kill -9
        @SuppressWarnings("resource")
        RealStore store = RealStore.open(RealStore.busyConfig(Path.of(args[0])));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println("open");
        IntStream.range(0, WRITERS)
                .mapToObj(writer -> new Thread(() -> count(store, "w" + writer, out)))
                .forEach(Thread::start);
    }

    private static void count(RealStore store, String writer, PrintStream out) {
        SimWorld world = store.world();
        boolean more = true;
        while (more) {
            long done = store.transactor().write("count", tx -> {
                SimWorld.Row row = world.counters.get(tx, writer);
                long next = row == null ? 1 : Long.parseLong(row.text()) + 1;
                world.counters.put(tx, new SimWorld.Row(writer, Long.toString(next)));
                world.right.put(tx, new SimWorld.Row(writer, Long.toString(next)));
                return next;
            });
            out.println(writer + ' ' + done);
            more = !out.checkError(); // ends by itself when the test is gone
        }
    }
}
