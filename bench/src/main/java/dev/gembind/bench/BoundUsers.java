package dev.gembind.bench;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store in which each user has a Discord account, and gets a Telegram and an X account until none has room for more. Every
 * bind is of an account of its own, so that none is refused.
 */
final class BoundUsers implements AutoCloseable {
    private static final List<Platform> FREE = List.of(Platform.TELEGRAM, Platform.TWITTER);
    private static final int FILL = 1000;
    private static final int SAMPLE = 200;
    private static final long FIRST_ACCOUNT = 803_511_102_246_000L;
    private static final DisplayName NAME = new DisplayName("Some Name");

    private final Path folder;
    private final int count;
    private final CsvStorage storage;
    private final BindingService service;
    private final AtomicLong next = new AtomicLong();

    /** @param checkpointBytes how much journal gathers before the tables are rewritten */
    BoundUsers(Path folder, int count, long checkpointBytes) {
        this.folder = folder;
        this.count = count;
        CsvConfig usual = CsvConfig.in(folder);
        CsvConfig patient = new CsvConfig(
                folder,
                Duration.ofMinutes(1),
                usual.maxQueuedWrites(),
                checkpointBytes,
                0,
                usual.auditRowsInMemory(),
                false);
        this.storage = CsvStorage.open(patient, InstantSource.system(), ThreadLocalRandom.current());
        this.service = Core.bindings(storage);
        for (int from = 0; from < count; from += FILL) {
            fill(from);
        }
    }

    int count() {
        return count;
    }

    /** Returns how many binds there is room for before {@link #forget}. */
    int room() {
        return count * FREE.size();
    }

    /** Returns how many of these are left. */
    long left() {
        return Math.max(0, room() - next.get());
    }

    /** Binds one account to one user: two rows, forced before it returns. False when every user has all accounts. */
    boolean bind() {
        long number = next.getAndIncrement();
        if (number >= room()) {
            return false;
        }
        BindOutcome outcome = service.bind(request(number));
        if (!(outcome instanceof BindOutcome.Bound)) {
            throw new IllegalStateException("a bind was refused: " + outcome.code());
        }
        return true;
    }

    /** Takes all binds back, so that the store has as many rows as before. */
    void forget() {
        long bound = Math.min(next.get(), room());
        long users = Math.min(bound, count);
        for (long from = 0; from < users; from += FILL) {
            long first = from;
            long end = Math.min(users, from + FILL);
            storage.transactor().write("forget", tx -> {
                for (long number = first; number < end; number++) {
                    forget(tx, user(number));
                }
                return true;
            });
        }
        next.set(0);
    }

    private void forget(Transaction tx, UserId user) {
        List<Binding> all = storage.bindings().findByUser(tx, user);
        storage.bindings().deleteByUser(tx, user);
        all.stream()
                .filter(binding -> binding.platform() == Platform.DISCORD)
                .forEach(binding -> storage.bindings().insertIfAbsent(tx, binding));
    }

    private BindRequest request(long number) {
        Platform platform = FREE.get((int) (number / count));
        return request(user(number), platform, number);
    }

    private static BindRequest request(UserId user, Platform platform, long number) {
        PlatformAccount account = new PlatformAccount(platform, Long.toString(FIRST_ACCOUNT + number * 7_919));
        return new BindRequest(user, new VerifiedIdentity(account, NAME), BindMethod.OAUTH, Origin.SYSTEM);
    }

    private UserId user(long number) {
        return new UserId("user" + number % count);
    }

    /** Returns how many bytes a bind adds to the journal. */
    int bytesPerBind() throws IOException {
        long before = Journals.bytes(folder);
        for (int i = 0; i < SAMPLE; i++) {
            bind();
        }
        int bytes = Math.toIntExact((Journals.bytes(folder) - before) / SAMPLE);
        forget();
        return bytes;
    }

    /** Gives the first users a second account, in large transactions and without events. */
    void bindDirectly(int users) {
        for (int from = 0; from < users; from += FILL) {
            int first = from;
            int end = Math.min(users, from + FILL);
            storage.transactor().write("fill", tx -> {
                for (int i = first; i < end; i++) {
                    storage.bindings()
                            .insertIfAbsent(
                                    tx, Core.firstBinding(request(user(i), Platform.TELEGRAM, i), Instant.now()));
                }
                return true;
            });
        }
    }

    private void fill(int from) {
        Instant now = Instant.now();
        storage.transactor().write("fill", tx -> {
            for (int i = from; i < from + FILL; i++) {
                storage.users().insertIfAbsent(tx, new User(user(i), now));
                storage.bindings().insertIfAbsent(tx, Core.firstBinding(request(user(i), Platform.DISCORD, i), now));
            }
            return true;
        });
    }

    @Override
    public void close() {
        storage.close();
    }
}
