package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.transfer.RuleCheck;
import dev.gembind.testkit.contract.OpenMovable;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import dev.gembind.testkit.memory.InMemoryStorage;
import dev.gembind.testkit.race.Race;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A process that takes payments, spends, holds, refunds and disputes is killed with signal 9, again and again. After each kill
 * every update since the beginning of the book is delivered once more. Then no gem is lost and none is doubled: balances are
 * those of a sum made apart, everything stored is what a storage that never failed has, and every rule holds. {@code
 * -Dgembind.kill.cycles=N} does it N times; a new book is begun from time to time, so that what is delivered again does not grow
 * for ever.
 */
@Tag("A-T1")
@Tag("A-01")
@Tag("B-09")
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
public abstract class GemKillContract {
    private static final int CYCLES_OF_A_BOOK = 20;
    private static final int FEWEST_LINES = 20;
    private static final int MORE_LINES = 100;
    private static final int KILLED = 128 + 9;
    private static final int AGAIN = 2 * GemUpdates.PERIOD;

    private final SplittableRandom random = new SplittableRandom(9);
    private long acknowledged;
    private long delivered;

    /** Returns how often the process is killed when nothing else is asked for. */
    protected abstract int usualCycles();

    /** Opens the storage of a book, which is empty the first time. */
    protected abstract OpenMovable open(int book);

    /** Returns a class whose main method opens the storage that its first argument names and gives it to {@link GemWriters}. */
    protected abstract Class<?> main();

    /** Returns the first argument for a book. */
    protected abstract String place(int book);

    @Test
    @Timeout(value = 4, unit = TimeUnit.HOURS) // for hundreds of cycles; the usual ones take seconds
    void case20_aKilledProcessLosesNoGemAndDoublesNone() throws IOException, InterruptedException {
        int cycles = Integer.getInteger("gembind.kill.cycles", usualCycles());
        for (int first = 0; first < cycles; first += CYCLES_OF_A_BOOK) {
            book(first / CYCLES_OF_A_BOOK, Math.min(CYCLES_OF_A_BOOK, cycles - first));
        }

        System.out.printf(
                "kill -9 of gems, %s: %d cycles, %d acknowledged updates, %d delivered again; 0 lost, 0 doubled%n",
                getClass().getSimpleName(), cycles, acknowledged, delivered);
        assertThat(acknowledged).isGreaterThanOrEqualTo((long) FEWEST_LINES * cycles);
    }

    private void book(int book, int cycles) throws IOException, InterruptedException {
        long[] done = new long[GemWriters.USERS];
        open(book).closing().run();
        try (InMemoryStorage memory = InMemoryStorage.create()) {
            for (int cycle = 0; cycle < cycles; cycle++) {
                runAndKill(book, done);
                OpenMovable storage = open(book);
                try {
                    check(storage, memory.paymentStores(), done);
                } finally {
                    storage.closing().run();
                }
                Arrays.setAll(done, user -> done[user] + 1); // what was under way was delivered again
            }
        }
    }

    /** Notes the highest number of each user that was acknowledged. */
    private void runAndKill(int book, long[] done) throws IOException, InterruptedException {
        Process child = child(book, done);
        int lines = FEWEST_LINES + random.nextInt(MORE_LINES);
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo(GemWriters.OPEN);
            for (int i = 0; i < lines && note(out.readLine(), done); i++) {
                acknowledged++;
            }
            child.toHandle().destroyForcibly(); // SIGKILL; the process object itself would close its output too
            while (note(out.readLine(), done)) { // what was acknowledged before the signal arrived counts too
                acknowledged++;
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(KILLED);
    }

    private static boolean note(String line, long[] done) {
        int space = line == null ? -1 : line.indexOf(' ');
        if (space > 0) {
            int user = Integer.parseInt(line.substring(0, space));
            done[user] = Math.max(done[user], Long.parseLong(line.substring(space + 1)));
        }
        return space > 0;
    }

    private void check(OpenMovable storage, PaymentStores right, long[] done) {
        for (int user = 0; user < done.length; user++) {
            found(storage.payments(), right, user, done[user]);
        }
        Race.run(done.length, user -> deliverAgain(storage.payments(), user, done[user] + 1));
        for (int user = 0; user < done.length; user++) {
            afterAll(storage.payments(), right, user, done[user] + 1);
        }
        assertThat(messages(storage.payments())).isEqualTo(messages(right));
        assertThat(RuleCheck.of(storage.storage(), storage.stores(), storage.payments()))
                .isEmpty();
    }

    /** What was acknowledged is there, and at most the one update that was under way. */
    private static void found(PaymentStores stores, PaymentStores right, int user, long done) {
        GemUpdates model = new GemUpdates(right, GemWriters.name(user));
        for (long number = 1; number <= done; number++) {
            model.deliver(number);
        }
        List<List<String>> allowed = new ArrayList<>(List.of(model.state(periods(done))));
        model.deliver(done + 1);
        allowed.add(model.state(periods(done)));
        assertThat(allowed)
                .as("user %d, %d acknowledged", user, done)
                .contains(new GemUpdates(stores, GemWriters.name(user)).state(periods(done)));
    }

    /** In their order, and then the last ones once more from the end. */
    private long deliverAgain(PaymentStores stores, int user, long last) {
        GemUpdates updates = new GemUpdates(stores, GemWriters.name(user));
        for (long number = 1; number <= last; number++) {
            updates.deliver(number);
        }
        for (long number = last; number > Math.max(0, last - AGAIN); number--) {
            updates.deliver(number);
        }
        return last;
    }

    private void afterAll(PaymentStores stores, PaymentStores right, int user, long last) {
        String name = GemWriters.name(user);
        delivered += last;
        Balance balance = stores.transactor()
                .read("balance", view -> stores.ledger().find(view, new UserId(name)))
                .map(Wallet::balance)
                .orElse(Balance.ZERO);
        assertThat(balance).as("%s after %d updates", name, last).isEqualTo(GemSums.after(last));
        assertThat(new GemUpdates(stores, name).state(periods(last)))
                .isEqualTo(new GemUpdates(right, name).state(periods(last)));
    }

    private static long messages(PaymentStores stores) {
        return stores.transactor()
                .read("messages", view -> stores.outbox().depth(view).waiting());
    }

    private static long periods(long number) {
        return number / GemUpdates.PERIOD + 1;
    }

    private Process child(int book, long[] done) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main().getName(),
                place(book)));
        Arrays.stream(done).mapToObj(number -> Long.toString(number + 1)).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
