package dev.gembind.app.cli;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.json.CatalogueJson;
import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Data that nobody else has open: one charge that is credited, one that fits no order. */
abstract class PaymentCommandsScene {
    static final UserId ALICE = new UserId("alice");
    static final ChargeId PAID = new ChargeId("stripe", "pi_1");
    static final ChargeId UNCLEAR = new ChargeId("host", "ch_1");

    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();
    final LedgerContext ledger = new LedgerContext(
            new Ids(InstantSource.system(), new SecureRandom()), InstantSource.system(), LedgerPolicy.USUAL);

    @BeforeEach
    void pay() {
        environment.put("CSV_DATA_DIR", folder.resolve("data").toString());
        environment.put("STRIPE_SECRET_KEY", "sk_test_12345678");
        environment.put("STRIPE_WEBHOOK_SECRETS", "whsec_of_the_endpoint");
        stored(storage -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            storage.transactor().write("alice", tx -> storage.users().insertIfAbsent(tx, new User(ALICE, now)));
            PaymentService payments = payments(storage);
            PlaceOutcome.Placed placed = (PlaceOutcome.Placed) payments.place(ALICE, "gems-100", Channel.STRIPE);
            payments.paid(PAID, placed.payload(), new Payment(null, null, new Price(99, "USD"), now, null));
            return payments.paid(UNCLEAR, "", new Payment("another", null, new Price(99, "USD"), now, null));
        });
    }

    PaymentService payments(CsvStorage storage) {
        SecretKeys keys = new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of());
        return new PaymentService(
                storage.payments(), new PaymentContext(ledger, new OrderPayload(keys), CatalogueJson.shipped()));
    }

    <T> T stored(Function<CsvStorage, T> work) {
        try (CsvStorage storage =
                CsvStorage.open(CsvConfig.in(folder.resolve("data")), InstantSource.system(), new SecureRandom())) {
            return work.apply(storage);
        }
    }

    Ran run(String... args) {
        return Ran.command(folder, environment, args);
    }
}
