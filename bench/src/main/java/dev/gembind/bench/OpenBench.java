package dev.gembind.bench;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a large CSV store takes to open, and in which heap: each opening is a process of its own, with as little
 * heap as given. Half the users have a second account.
 */
final class OpenBench {
    private static final int USERS = 1_000_000;
    private static final String HEAP = "768m";
    private static final int ROUNDS = 3;
    private static final long MIB = 1L << 20;

    private OpenBench() {}

    /** Arguments: a folder on the disk to measure, users, the heap of the opening process. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("open")) {
            open(Path.of(args[1]), Integer.parseInt(args[2]));
            return;
        }
        Path parent = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench"));
        int users = args.length > 1 ? Integer.parseInt(args[1]) : USERS;
        String heap = args.length > 2 ? args[2] : HEAP;
        Path folder = Files.createTempDirectory(parent, "open");
        try {
            fill(folder, users);
            for (int i = 0; i < ROUNDS; i++) {
                inItsOwnProcess(folder, users, heap);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void fill(Path folder, int users) {
        try (BoundUsers store = new BoundUsers(folder, users, MIB)) {
            store.bindDirectly(users / 2);
        }
    }

    private static void open(Path folder, int users) {
        long start = System.nanoTime();
        try (CsvStorage storage =
                CsvStorage.open(CsvConfig.in(folder), InstantSource.system(), ThreadLocalRandom.current())) {
            long nanos = System.nanoTime() - start;
            long sinceStart = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.gc(); // only the size of what stays is of interest
            Runtime runtime = Runtime.getRuntime();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("bench", "open");
            row.put("users", users);
            row.put("open_ms", TimeUnit.NANOSECONDS.toMillis(nanos));
            row.put("since_start_ms", sinceStart);
            row.put("problem", storage.problem().orElse("none"));
            row.put("heap_mib", (runtime.totalMemory() - runtime.freeMemory()) / MIB);
            row.put("max_heap_mib", runtime.maxMemory() / MIB);
            new Report(System.out).row(row);
        }
    }

    private static void inItsOwnProcess(Path folder, int users, String heap) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms" + heap, // growing step by step costs a full collection each time
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                OpenBench.class.getName(),
                "open",
                folder.toString(),
                Integer.toString(users)));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("opening ended with exit code " + exit);
        }
    }
}
