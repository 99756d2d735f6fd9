package dev.gembind.bench;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A store with some users, to which accounts are bound. Every bind is of a new user, so that none is refused. */
final class BoundUsers implements AutoCloseable {
    private static final int FILL = 1000;
    private static final int SAMPLE = 200;
    private static final long FIRST_ACCOUNT = 803_511_102_246_000_000L;

    private final Path folder;
    private final int count;
    private final CsvStorage storage;
    private final Ids ids = new Ids(InstantSource.system(), new Randomness());
    private final AtomicLong next = new AtomicLong();
    private long forgotten;

    BoundUsers(Path folder, int count) {
        this.folder = folder;
        this.count = count;
        CsvConfig usual = CsvConfig.in(folder);
        CsvConfig patient = new CsvConfig(
                folder,
                Duration.ofMinutes(1),
                usual.maxQueuedWrites(),
                usual.checkpointBytes(),
                0,
                usual.auditRowsInMemory());
        this.storage = CsvStorage.open(patient, InstantSource.system(), ThreadLocalRandom.current());
        for (int from = 0; from < count; from += FILL) {
            fill(from);
        }
    }

    int count() {
        return count;
    }

    /** Binds one account to one user: two rows, forced before it returns. */
    void bind() {
        long number = next.getAndIncrement();
        UserId user = user(number);
        PlatformAccount account = new PlatformAccount(Platform.DISCORD, Long.toString(FIRST_ACCOUNT + number * 7_919));
        Instant now = Instant.now();
        InsertResult result = storage.transactor().write("bind", tx -> bind(tx, user, account, now));
        if (!(result instanceof InsertResult.Inserted)) {
            throw new IllegalStateException("a bind was refused: " + result);
        }
    }

    private InsertResult bind(Transaction tx, UserId user, PlatformAccount account, Instant now) {
        storage.users().lock(tx, new UserId("user" + account.id().hashCode() % count));
        Binding binding = new Binding(
                ids.next(),
                user,
                new VerifiedIdentity(account, new DisplayName("Some Name")),
                BindingStatus.ACTIVE,
                BindMethod.OAUTH,
                now,
                now,
                1);
        InsertResult result = storage.bindings().insertIfAbsent(tx, binding);
        storage.auditLog()
                .append(
                        tx,
                        new AuditEvent(
                                ids.next(),
                                now,
                                "link.bound",
                                user,
                                account.platform(),
                                "hash",
                                null,
                                null,
                                Origin.SYSTEM));
        return result;
    }

    /** Takes all binds back, so that the store has as many rows as before. */
    void forget() {
        long end = next.get();
        while (forgotten < end) {
            long from = forgotten;
            forgotten = Math.min(end, from + FILL);
            storage.transactor().write("forget", tx -> {
                for (long number = from; number < forgotten; number++) {
                    storage.bindings().deleteByUser(tx, user(number));
                }
                return true;
            });
        }
    }

    private UserId user(long number) {
        return new UserId("user" + number % count + '-' + number / count);
    }

    /** Returns how many bytes a bind adds to the journal. */
    int bytesPerBind() throws IOException {
        long before = journalBytes();
        for (int i = 0; i < SAMPLE; i++) {
            bind();
        }
        return Math.toIntExact((journalBytes() - before) / SAMPLE);
    }

    private long journalBytes() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void fill(int from) {
        Instant now = Instant.now();
        storage.transactor().write("fill", tx -> {
            for (int i = from; i < from + FILL; i++) {
                storage.users().insertIfAbsent(tx, new User(new UserId("user" + i), now));
            }
            return true;
        });
    }

    @Override
    public void close() {
        storage.close();
    }

    /** Per-thread randomness behind one object. */
    private static final class Randomness implements RandomGenerator {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
