package dev.gembind.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Measures durable binds through core and CSV storage: against a raw group commit of the same bytes, with many users
 * against few, while the tables are rewritten all the time, and against a script that rewrites one file for each bind. Both sides of a comparison take turns in short rounds, and the median of the rounds counts, so that a busy
 * machine disturbs both alike.
 */
final class BindBench {
    private static final String CLIENTS = "1,64,256";
    private static final int FEW_USERS = 1_000;
    private static final int USERS = 100_000;
    private static final int BURSTS_PER_ROUND = 4;
    private static final int WARM_UP = 4;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long OFTEN = 1;

    private final Path folder;
    private final Duration round;
    private final int rounds;
    private final int[] clients;
    private final int users;
    private final Report report = new Report(System.out);

    private BindBench(Path folder, Duration round, int rounds, String clients, int users) {
        this.users = users;
        this.folder = folder;
        this.round = round;
        this.rounds = rounds;
        this.clients =
                Stream.of(clients.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /** Arguments: a folder on the disk to measure, milliseconds per round, rounds, numbers of clients, users. */
    public static void main(String[] args) throws Exception {
        Path parent = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench"));
        int millis = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 7;
        String clients = args.length > 3 ? args[3] : CLIENTS;
        int users = args.length > 4 ? Integer.parseInt(args[4]) : USERS;
        Path folder = Files.createTempDirectory(parent, "bind");
        try {
            new BindBench(folder, Duration.ofMillis(millis), rounds, clients, users).run();
        } finally {
            Folders.delete(folder);
        }
    }

    private void run() throws Exception {
        int bytes;
        try (BoundUsers few = new BoundUsers(folder.resolve("few"), FEW_USERS, NEVER);
                BoundUsers many = new BoundUsers(folder.resolve("many"), users, NEVER)) {
            bytes = many.bytesPerBind();
            warmUp(few, many);
            for (int count : clients) {
                againstRaw("bind-against-raw", many, bytes, count);
            }
            for (int count : clients) {
                manyAgainstFew(few, many, count);
            }
            for (int count : clients) {
                againstRewriting(many, count);
            }
        }
        try (BoundUsers busy = new BoundUsers(folder.resolve("busy"), users, OFTEN)) {
            for (int count : clients) {
                againstRaw("bind-with-checkpoints", busy, bytes, count);
            }
        }
        report.table();
    }

    /** Long enough that the compiler has finished: until then it takes a processor from whatever is measured. */
    private void warmUp(BoundUsers few, BoundUsers many) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            for (int count : clients) {
                binds(many, count);
                GroupCommitFile.measure(folder, few.bytesPerBind(), count, round);
                burst(few, few.room(), count);
            }
        }
    }

    private void againstRaw(String name, BoundUsers users, int bytes, int clients) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Clients.Measured> binds = new ArrayList<>();
        List<Clients.Measured> raws = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Clients.Measured raw = GroupCommitFile.measure(folder, bytes, clients, round);
            Clients.Measured bind = binds(users, clients);
            raws.add(raw);
            binds.add(bind);
            ratios.add(bind.perSecond() / raw.perSecond());
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", name);
        row.put("users", users.count());
        row.put("clients", clients);
        row.put("bytes", bytes);
        row.put("binds_per_second", Math.round(median(binds, Clients.Measured::perSecond)));
        row.put("raw_per_second", Math.round(median(raws, Clients.Measured::perSecond)));
        row.put("ratio", rounded(Medians.of(ratios)));
        row.put("cpu_us", Math.round(median(binds, Clients.Measured::cpuMicros)));
        row.put("raw_cpu_us", Math.round(median(raws, Clients.Measured::cpuMicros)));
        row.put("p50_us", Math.round(median(binds, Clients.Measured::p50Micros)));
        row.put("p99_us", Math.round(median(binds, Clients.Measured::p99Micros)));
        report.row(row);
    }

    /** Both bind as many accounts as the smaller store has room for; one pair of such short bursts says little, many do. */
    private void manyAgainstFew(BoundUsers few, BoundUsers many, int clients) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds * BURSTS_PER_ROUND; i++) {
            double fewRate = burst(few, few.room(), clients);
            double manyRate = burst(many, few.room(), clients);
            ratios.add(fewRate / manyRate);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", "bind-cost-by-users");
        row.put("users", many.count());
        row.put("clients", clients);
        row.put("against_users", few.count());
        row.put("cost_ratio", rounded(Medians.of(ratios)));
        report.row(row);
    }

    /** The other side has one client: its lock lets no second one in. */
    private void againstRewriting(BoundUsers many, int clients) throws Exception {
        RewrittenFile file = new RewrittenFile(folder.resolve("rewritten" + clients), many.count());
        AtomicInteger next = new AtomicInteger();
        List<Double> ratios = new ArrayList<>();
        List<Clients.Measured> rewrites = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Clients.Measured rewrite = Clients.run(1, round, () -> {
                int number = next.getAndIncrement();
                file.bind("user" + number, Integer.toString(1_000_000 + number));
                return true;
            });
            rewrites.add(rewrite);
            ratios.add(binds(many, clients).perSecond() / rewrite.perSecond());
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", "bind-against-rewriting");
        row.put("users", many.count());
        row.put("clients", clients);
        row.put("rewrites_per_second", rounded(median(rewrites, Clients.Measured::perSecond)));
        row.put("ratio", Math.round(Medians.of(ratios)));
        report.row(row);
    }

    private double burst(BoundUsers users, int binds, int clients) throws Exception {
        users.forget();
        AtomicInteger left = new AtomicInteger(binds);
        Clients.Measured measured = Clients.run(clients, round, () -> left.getAndDecrement() > 0 && users.bind());
        return measured.perSecond();
    }

    private Clients.Measured binds(BoundUsers users, int clients) throws Exception {
        if (users.left() < users.room() / 2) {
            users.forget(); // seldom: what this writes makes checkpoints, which the next rounds would pay for
        }
        return Clients.run(clients, round, users::bind);
    }

    private static double median(
            List<Clients.Measured> measured, java.util.function.ToDoubleFunction<Clients.Measured> value) {
        return Medians.of(measured.stream().map(value::applyAsDouble).toList());
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 100) / 100.0;
    }
}
