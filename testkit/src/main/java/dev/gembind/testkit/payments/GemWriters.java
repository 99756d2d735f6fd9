package dev.gembind.testkit.payments;

import dev.gembind.core.payments.PaymentStores;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What runs in a process that is killed: the updates of several users at once, each user's in their order, as fast as they go.
 * Each is said on the output once it is acknowledged.
 */
public final class GemWriters {
    static final int USERS = 8;
    static final String OPEN = "open";

    private GemWriters() {}

    /**
     * Starts, and goes on until the process ends or nobody reads its output any more.
     *
     * @param next the number of the next update of each user
     */
    public static void run(PaymentStores stores, List<String> next) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println(OPEN);
        for (int i = 0; i < USERS; i++) {
            int user = i;
            long first = Long.parseLong(next.get(i));
            new Thread(() -> work(new GemUpdates(stores, name(user)), user, first, out), "writer-" + i).start();
        }
    }

    static String name(int user) {
        return "user-" + user;
    }

    private static void work(GemUpdates updates, int user, long first, PrintStream out) {
        for (long number = first; !out.checkError(); number++) { // ends by itself when the test is gone
            updates.deliver(number);
            out.println(user + " " + number);
        }
    }
}
