package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageUnavailableException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The process that is asked to end: it has tables so large that checkpoints take their time, adds one row after the
 * other, says the number of each once it is acknowledged, and closes its storage as it ends.
 */
final class EndingChild {
    static final String ROW = "row";
    private static final int TRANSACTIONS = 12;
    private static final int ROWS_IN_EACH = 5000;

    private EndingChild() {}

    public static void main(String[] args) {
        RealStore store = RealStore.open(RealStore.busyConfig(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close));
        for (int i = 0; i < TRANSACTIONS; i++) {
            fill(store, i * ROWS_IN_EACH);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try {
            for (long number = 0; !out.checkError(); number++) {
                store.put(ROW + number, "text " + number);
                out.println(number);
            }
        } catch (StorageUnavailableException e) {
            out.println("closed"); // it was asked to end
        }
    }

    private static void fill(RealStore store, int from) {
        String text = "x".repeat(300);
        store.transactor().write("fill", tx -> {
            for (int i = from; i < from + ROWS_IN_EACH; i++) {
                store.world().right.put(tx, new SimWorld.Row("filler" + i, text));
            }
            return from;
        });
    }
}
