package dev.gembind.bench;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.jdbc.JdbcConfig;
import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemLedger;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures spends of single users, with key and chain: the domain's own work, CSV storage against a raw group commit of the same
 * bytes, and PostgreSQL against the least two statements of the same server. Both sides of a comparison take turns in short
 * rounds, and the median of the rounds counts.
 */
final class SpendBench {
    private static final int USERS = 1000;
    private static final int DOMAIN_SPENDS = 20_000;

    /** Until the compiler has finished it takes a processor from whatever is measured, which was half of a spend's time. */
    private static final int WARM_UP = 10;

    private static final int DOMAIN_WARM_UP = 30;
    private static final int SAMPLE = 1000;
    private static final Transaction NO_TRANSACTION = new Transaction() {};

    private final Path folder;
    private final Duration round;
    private final int rounds;
    private final Report report = new Report(System.out);

    private SpendBench(Path folder, Duration round, int rounds) {
        this.folder = folder;
        this.round = round;
        this.rounds = rounds;
    }

    /** Arguments: a folder on the disk to measure, milliseconds per round, rounds, clients on CSV, clients on PostgreSQL. */
    public static void main(String[] args) throws Exception {
        Path parent = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench"));
        int millis = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 7;
        String csv = args.length > 3 ? args[3] : "1,64";
        String database = args.length > 4 ? args[4] : "1,8";
        Path folder = Files.createTempDirectory(parent, "spend");
        try {
            SpendBench bench = new SpendBench(folder, Duration.ofMillis(millis), rounds);
            bench.domain();
            for (int clients : counts(csv)) {
                bench.csv(clients);
            }
            bench.postgres(counts(database));
            bench.report.table();
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Integer> counts(String list) {
        return Stream.of(list.split(",", -1))
                .filter(count -> !count.isBlank())
                .map(Integer::valueOf)
                .toList();
    }

    /** On one thread, and in its own time, which other work on the machine does not count into. */
    private void domain() {
        UserId owner = new UserId("user");
        InstantSource clock = InstantSource.system();
        LedgerContext context = new LedgerContext(new Ids(clock, new SecureRandom()), clock, LedgerPolicy.USUAL);
        GemLedger ledger = new GemLedger(new OneWallet(owner), context);
        for (int i = 0; i < 3; i++) { // so that a spend has lots to choose from
            ledger.credit(
                    NO_TRANSACTION, request("c" + i), new Credit(owner, new Gems(900_000), Grant.of(LotSource.PROMO)));
        }
        Spend one = new Spend(owner, new Gems(1));
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < DOMAIN_WARM_UP + rounds; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int j = 0; j < DOMAIN_SPENDS; j++) {
                ledger.spend(NO_TRANSACTION, request("s" + i + "-" + j), one);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (i >= DOMAIN_WARM_UP) {
                micros.add(nanos / 1e3 / DOMAIN_SPENDS);
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", "spend-domain");
        row.put("cpu_us", rounded(Medians.of(micros)));
        report.row(row);
    }

    private void csv(int clients) throws Exception {
        Path store = folder.resolve("csv" + clients);
        CsvConfig usual = CsvConfig.in(store);
        CsvConfig patient = new CsvConfig(
                store,
                Duration.ofMinutes(1),
                usual.maxQueuedWrites(),
                Long.MAX_VALUE,
                0,
                usual.auditRowsInMemory(),
                false);
        try (CsvStorage storage = CsvStorage.open(patient, InstantSource.system(), new SecureRandom())) {
            Spenders spenders = new Spenders(storage.payments(), USERS);
            int bytes = bytesPerSpend(store, spenders);
            Pairs pairs = new Pairs();
            for (int i = 0; i < WARM_UP + rounds; i++) {
                Clients.Measured least = GroupCommitFile.measure(folder, bytes, clients, round);
                Clients.Measured spends = Clients.run(clients, round, spenders::spend);
                pairs.add(i >= WARM_UP, spends, least);
            }
            row("spend-against-raw-append", "csv", clients, pairs);
        }
    }

    private void postgres(List<Integer> counts) throws Exception {
        try (PostgresServer server = PostgresServer.start(Map.of())) {
            for (int clients : counts) {
                String url = server.newDatabase();
                JdbcConfig apart = config(server.newDatabase(), clients).withSeparateCommits();
                try (JdbcStorage storage = JdbcStorage.open(config(url, clients), new SecureRandom());
                        JdbcStorage separate = JdbcStorage.open(apart, new SecureRandom());
                        RawDatabase raw = new RawDatabase(url, PostgresServer.USER, USERS, clients)) {
                    postgres(
                            clients,
                            raw,
                            new Spenders(storage.payments(), USERS),
                            new Spenders(separate.payments(), USERS));
                }
            }
        }
    }

    private static JdbcConfig config(String url, int clients) {
        return JdbcConfig.of(url, PostgresServer.USER, null).withPoolSize(Math.max(2, clients));
    }

    private void postgres(int clients, RawDatabase raw, Spenders spenders, Spenders apart) throws Exception {
        Pairs together = new Pairs();
        Pairs commitApart = new Pairs();
        Pairs spread = new Pairs();
        for (int i = 0; i < WARM_UP + rounds; i++) {
            Clients.Measured least = Clients.run(clients, round, raw::spend);
            Clients.Measured spends = Clients.run(clients, round, spenders::spend);
            together.add(i >= WARM_UP, spends, least);
            commitApart.add(i >= WARM_UP, Clients.run(clients, round, apart::spend), least);
            Clients.Measured hot = spends.inTurnWith(Clients.run(clients, round, spenders::take));
            spread.add(i >= WARM_UP, hot, Clients.run(clients, round, spenders::spendOrTake));
        }
        row("spend-against-raw-statements", "postgresql", clients, together);
        row("spend-commit-apart-against-raw-statements", "postgresql", clients, commitApart);
        row("spend-hot-house-against-spread", "postgresql", clients, spread);
    }

    private static int bytesPerSpend(Path store, Spenders spenders) throws IOException {
        long before = Journals.bytes(store);
        for (int i = 0; i < SAMPLE; i++) {
            spenders.spend();
        }
        return Math.toIntExact((Journals.bytes(store) - before) / SAMPLE);
    }

    private void row(String name, String storage, int clients, Pairs pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", name);
        row.put("storage", storage);
        row.put("clients", clients);
        row.put("spends_per_second", Math.round(pairs.median(pairs.ours, Clients.Measured::perSecond)));
        row.put("against_per_second", Math.round(pairs.median(pairs.others, Clients.Measured::perSecond)));
        row.put("ratio", rounded(Medians.of(pairs.ratios)));
        row.put("p50_us", Math.round(pairs.median(pairs.ours, Clients.Measured::p50Micros)));
        row.put("p99_us", Math.round(pairs.median(pairs.ours, Clients.Measured::p99Micros)));
        report.row(row);
    }

    private static Request request(String key) {
        return new Request(new TransferKey("spend:bench", key), new Why("bench", "a message", Instant.EPOCH));
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 100) / 100.0;
    }

    /** What both sides of a comparison did, round by round. */
    private static final class Pairs {
        private final List<Clients.Measured> ours = new ArrayList<>();
        private final List<Clients.Measured> others = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();

        void add(boolean counts, Clients.Measured our, Clients.Measured other) {
            if (counts) {
                ours.add(our);
                others.add(other);
                ratios.add(our.perSecond() / other.perSecond());
            }
        }

        double median(List<Clients.Measured> measured, ToDoubleFunction<Clients.Measured> value) {
            return Medians.of(measured.stream().map(value::applyAsDouble).toList());
        }
    }
}
