package dev.gembind.adapters.jdbc;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The process that is killed: it binds as fast as it can, and says each number once it is acknowledged. */
final class KilledClient {
    private static final int WRITERS = 8;

    private KilledClient() {}

    public static void main(String[] args) {
        // closed by kill -9
        @SuppressWarnings("resource")
        JdbcStorage storage = JdbcStorage.open(Opened.config(args[0]), new SplittableRandom(1));
        BindingClient client = new BindingClient(storage);
        AtomicLong next = new AtomicLong(Long.parseLong(args[1]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println("open");
        for (int i = 0; i < WRITERS; i++) {
            new Thread(() -> work(client, next, out), "writer-" + i).start();
        }
    }

    private static void work(BindingClient client, AtomicLong next, PrintStream out) {
        while (!out.checkError()) { // ends by itself when the test is gone
            long number = next.getAndIncrement();
            client.bind(number);
            out.println(number);
        }
    }
}
