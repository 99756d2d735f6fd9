package dev.gembind.adapters.csv;

import dev.gembind.testkit.payments.GemWriters;
import java.nio.file.Path;
import java.util.Arrays;

/** The process that is killed while it books gems. */
final class GemKillChild {
    private GemKillChild() {}

    public static void main(String[] args) {
        // closed by kill -9
        @SuppressWarnings("resource")
        CsvStorage storage = CsvLedgerContractTest.open(Path.of(args[0]), 20_000);
        GemWriters.run(storage.payments(), Arrays.asList(args).subList(1, args.length));
    }
}
