package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.GemWriters;
import java.util.Arrays;

/** The process that is killed while it books gems. */
final class GemKilledClient {
    private GemKilledClient() {}

    public static void main(String[] args) {
        // closed by kill -9
        @SuppressWarnings("resource")
        JdbcStorage storage = Opened.on(args[0]);
        GemWriters.run(storage.payments(), Arrays.asList(args).subList(1, args.length));
    }
}
