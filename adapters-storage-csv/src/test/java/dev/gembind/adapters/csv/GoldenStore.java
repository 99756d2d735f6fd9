package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What is in the stores of each format that are kept as files under {@code store-format-N}. When the format changes, write
 * a new one with the program of that day; never change an old one:
 *
 * <pre>java -cp (test class path) dev.gembind.adapters.csv.GoldenStore FOLDER</pre>
 */
final class GoldenStore {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00.123456789Z");
    private static final User ANN = new User(new UserId("ann"), NOW);
    private static final User BOB = new User(new UserId("b.O_b:1-2"), NOW.plusSeconds(1));
    private static final Binding BINDING = new Binding(
            "b1",
            ANN.id(),
            new VerifiedIdentity(
                    new PlatformAccount(Platform.DISCORD, "803511102246789120"),
                    new DisplayName("=cmd|\"x\", ключ 😀")),
            BindingStatus.ACTIVE,
            BindMethod.CODE,
            NOW,
            NOW.plusMillis(1),
            1);
    private static final SignInSession SESSION = new SignInSession("h1", ANN.id(), NOW, NOW.plusSeconds(60));
    private static final SignInSession OLD_SESSION =
            new SignInSession("h0", ANN.id(), NOW.minusSeconds(9), NOW.plusSeconds(60));
    private static final ApiKey KEY =
            new ApiKey("k1", "shop, \"main\"", Set.of(ApiScope.USERS_READ), "hash", NOW, null);
    private static final LinkAttempt ATTEMPT = new LinkAttempt(
            "att1",
            AttemptPurpose.BIND,
            ANN.id(),
            Platform.DISCORD,
            BindMethod.OAUTH,
            "token att1",
            "code",
            "code",
            AttemptState.PENDING,
            null,
            NOW,
            NOW.plusSeconds(900),
            1);
    private static final int EVENTS = 4;

    private GoldenStore() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        fill(folder);
        try (CsvStorage storage = open(folder, 1L << 30)) { // what follows stays in the journal
            storage.transactor().write("bob", tx -> storage.users().insertIfAbsent(tx, BOB));
            storage.transactor().write("away", tx -> storage.sessions().keepNewest(tx, ANN.id(), 1));
            event(storage, EVENTS - 1);
        }
    }

    private static void fill(Path folder) {
        try (CsvStorage storage = open(folder, 1)) {
            storage.transactor().write("first", tx -> {
                storage.users().insertIfAbsent(tx, ANN);
                storage.bindings().insertIfAbsent(tx, BINDING);
                storage.sessions().insert(tx, SESSION);
                storage.sessions().insert(tx, OLD_SESSION);
                storage.apiKeys().insert(tx, KEY);
                storage.linkAttempts().insert(tx, ATTEMPT);
                return true;
            });
        }
        for (int i = 0; i < EVENTS - 1; i++) { // each start brings one checkpoint
            try (CsvStorage storage = open(folder, 1)) {
                event(storage, i);
            }
        }
    }

    /** Checks that all of it is there. */
    static void check(CsvStorage storage) {
        storage.transactor().read("check", snapshot -> {
            assertThat(storage.users().list(snapshot, "", 10)).containsExactlyInAnyOrder(ANN, BOB);
            assertThat(storage.bindings().findByUser(snapshot, ANN.id())).containsExactly(BINDING);
            assertThat(storage.sessions().find(snapshot, "h1")).contains(SESSION);
            assertThat(storage.sessions().find(snapshot, "h0")).isEmpty();
            assertThat(storage.linkAttempts().findBySecret(snapshot, "code")).contains(ATTEMPT);
            assertThat(storage.apiKeys().list(snapshot)).containsExactly(KEY);
            assertThat(storage.auditLog().newest(snapshot, 100))
                    .hasSize(EVENTS)
                    .first()
                    .isEqualTo(auditEvent(EVENTS - 1));
            return true;
        });
    }

    static CsvStorage open(Path folder, long checkpointBytes) {
        CsvConfig config = new CsvConfig(folder, Duration.ofSeconds(30), 100, checkpointBytes, 0, 100, false);
        return CsvStorage.open(config, InstantSource.fixed(NOW), new SplittableRandom(1));
    }

    private static void event(CsvStorage storage, int number) {
        storage.transactor().write("event", tx -> {
            storage.auditLog().append(tx, auditEvent(number));
            return true;
        });
    }

    private static AuditEvent auditEvent(int number) {
        return new AuditEvent(
                "e" + number,
                NOW.plusSeconds(number),
                "link.bound",
                ANN.id(),
                Platform.TELEGRAM,
                "hash",
                number % 2 == 0 ? "a1" : null,
                null,
                Origin.SYSTEM);
    }
}
