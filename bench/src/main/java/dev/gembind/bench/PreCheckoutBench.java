package dev.gembind.bench;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.jdbc.JdbcConfig;
import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.PreCheckout;
import dev.gembind.core.payments.PreCheckoutAnswer;
import dev.gembind.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures how long a provider's question before a payment takes to be decided, while a thousand users write all the time and
 * a hundred of them wait for providers that never answer.
 */
final class PreCheckoutBench {
    private static final int USERS = 1000;
    private static final int WRITERS = 900;
    private static final int HANGING = 100;
    private static final int QUESTIONS_AT_ONCE = 4;
    private static final long STARS = 50;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final UserId BUYER = new UserId("buyer");
    private static final PlatformAccount PAYER = new PlatformAccount(Platform.TELEGRAM, "5550001");

    private final Path folder;
    private final Duration time;
    private final Report report = new Report(System.out);

    private PreCheckoutBench(Path folder, Duration time) {
        this.folder = folder;
        this.time = time;
    }

    /** Arguments: a folder on the disk to measure, milliseconds to measure each storage. */
    public static void main(String[] args) throws Exception {
        Path parent = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/bench"));
        int millis = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        Path folder = Files.createTempDirectory(parent, "checkout");
        try (HangingProvider provider = new HangingProvider()) {
            PreCheckoutBench bench = new PreCheckoutBench(folder, Duration.ofMillis(millis));
            bench.csv(provider);
            bench.postgres(provider);
            bench.report.table();
        } finally {
            Folders.delete(folder);
        }
    }

    private void csv(HangingProvider provider) throws Exception {
        try (CsvStorage storage = CsvStorage.open(CsvConfig.in(folder), InstantSource.system(), new SecureRandom())) {
            measure("csv", storage.payments(), provider);
        }
    }

    /** With connections of its own for the question, as the application has them. */
    private void postgres(HangingProvider provider) throws Exception {
        try (PostgresServer server = PostgresServer.start(Map.of())) {
            JdbcConfig config = JdbcConfig.of(server.newDatabase(), PostgresServer.USER, null)
                    .withUrgent(Set.of("pre-checkout"), 2);
            try (JdbcStorage storage = JdbcStorage.open(config, new SecureRandom())) {
                measure("postgresql", storage.payments(), provider);
            }
        }
    }

    private void measure(String name, PaymentStores stores, HangingProvider provider) throws Exception {
        Spenders spenders = new Spenders(stores, USERS);
        PaymentService service = new PaymentService(stores, context());
        String payload = order(stores, service);
        PreCheckout question = new PreCheckout(payload, PAYER, STARS, "XTR");
        Crowd writers = Crowd.of(WRITERS, spenders::spend);
        Crowd waiting = Crowd.of(HANGING, provider::ask);
        try {
            Clients.run(1, SETTLING, () -> decide(service, question));
            Clients.Measured asked = Clients.run(QUESTIONS_AT_ONCE, time, () -> decide(service, question));
            row(name, asked, writers.perSecond());
        } finally {
            provider.letGo();
            waiting.end();
            writers.end();
        }
    }

    private static boolean decide(PaymentService service, PreCheckout question) {
        PreCheckoutAnswer answer = service.preCheckout(question, (view, user, asked) -> user.equals(BUYER));
        if (answer != PreCheckoutAnswer.APPROVED) {
            throw new IllegalStateException("a question was answered with " + answer);
        }
        return true;
    }

    private static String order(PaymentStores stores, PaymentService service) {
        stores.transactor().write("buyer", tx -> stores.users().insertIfAbsent(tx, new User(BUYER, Instant.EPOCH)));
        if (service.place(BUYER, "gems-100", Channel.TELEGRAM) instanceof PlaceOutcome.Placed placed) {
            return placed.payload();
        }
        throw new IllegalStateException("nothing could be ordered");
    }

    private static PaymentContext context() {
        InstantSource clock = InstantSource.system();
        Catalogue catalogue = new Catalogue(
                1,
                List.of(new GemPackage("gems-100", new Gems(100), Map.of("XTR", STARS), Map.of("en", "100 gems"))),
                List.of(),
                Map.of());
        SecretKeys keys = new SecretKeys(Secret.of("a root secret for measuring only".repeat(2)), List.of());
        LedgerContext ledger = new LedgerContext(new Ids(clock, new SecureRandom()), clock, LedgerPolicy.USUAL);
        return new PaymentContext(ledger, new OrderPayload(keys), catalogue);
    }

    private void row(String storage, Clients.Measured asked, double writes) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("bench", "pre-checkout");
        row.put("storage", storage);
        row.put("writers", WRITERS);
        row.put("hanging", HANGING);
        row.put("writes_per_second", Math.round(writes));
        row.put("decided_per_second", Math.round(asked.perSecond()));
        row.put("p50_ms", rounded(asked.p50Micros()));
        row.put("p99_ms", rounded(asked.p99Micros()));
        report.row(row);
    }

    private static double rounded(double micros) {
        return Math.round(micros / 10) / 100.0;
    }
}
