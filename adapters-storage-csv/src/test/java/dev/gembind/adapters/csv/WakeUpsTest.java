package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everyone in a batch is answered, whoever else has gone away meanwhile. */
class WakeUpsTest {
    private static final int CALLERS = 300;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration NO_TIME = Duration.ofNanos(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A caller on a thread of its own. */
    private record Caller(WriteRequest<Integer> request, CompletableFuture<Integer> answer) {}

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void everyCallerOfALargeBatchIsAnswered() {
        List<Caller> callers = callers(CALLERS, LONG);

        run(callers);
        WakeUps.answer(requests(callers));

        assertThat(callers).allSatisfy(WakeUpsTest::assertAnswered);
    }

    @Test
    void aCallerWhoHasLeftDoesNotLeaveTheOthersAsleep() {
        List<Caller> batch = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Caller caller = caller(i % 3 == 0 ? LONG : NO_TIME, i);
            run(List.of(caller));
            batch.add(caller);
        }
        List<Caller> impatient = ofEveryThree(batch, false);
        assertThat(impatient)
                .allSatisfy(caller -> assertThat(failureOf(caller)).isInstanceOf(StorageTimeoutException.class));

        WakeUps.answer(requests(batch));

        assertThat(ofEveryThree(batch, true)).allSatisfy(WakeUpsTest::assertAnswered);
    }

    @Test
    void aCallerIsInterruptedOnlyUntilTheAnswerIsCertain() throws InterruptedException {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<WriteRequest<Integer>> made = new CompletableFuture<>();
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        threads.execute(() -> {
            WriteRequest<Integer> request = new WriteRequest<>("body", tx -> 1);
            thread.complete(Thread.currentThread());
            made.complete(request);
            request.await(LONG);
            interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
        });
        WriteRequest<Integer> request = made.orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(request.start()).isTrue();
        assertThat(request.answer()).isTrue();

        thread.join().interrupt();
        WakeUps.answer(List.of(request));

        assertThat(interruptedAfterwards.orTimeout(1, TimeUnit.MINUTES).join()).isTrue();
    }

    @Test
    void whoeverLeavesTheQueueKnowsThatNothingWillHappen() {
        Caller interrupted = interrupted();
        Caller late = caller(NO_TIME, 1);

        assertThat(failureOf(interrupted).outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        assertThat(failureOf(late))
                .isInstanceOf(StorageTimeoutException.class)
                .extracting(StorageException::outcome)
                .isEqualTo(Outcome.NOT_COMMITTED);
        assertThat(interrupted.request().start()).isFalse();
        assertThat(late.request().start()).isFalse();
    }

    private List<Caller> callers(int count, Duration deadline) {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(caller(deadline, i));
        }
        return callers;
    }

    private Caller caller(Duration deadline, int number) {
        CompletableFuture<WriteRequest<Integer>> made = new CompletableFuture<>();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> {
                    WriteRequest<Integer> request = new WriteRequest<>("body", tx -> number);
                    made.complete(request);
                    return request.await(deadline);
                },
                threads);
        return new Caller(made.orTimeout(1, TimeUnit.MINUTES).join(), answer);
    }

    private Caller interrupted() {
        CompletableFuture<WriteRequest<Integer>> made = new CompletableFuture<>();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> {
                    WriteRequest<Integer> request = new WriteRequest<>("body", tx -> 1);
                    made.complete(request);
                    Thread.currentThread().interrupt();
                    return request.await(LONG);
                },
                threads);
        return new Caller(made.orTimeout(1, TimeUnit.MINUTES).join(), answer);
    }

    /** Lets the requests run that are still wanted. */
    private static void run(List<Caller> callers) {
        callers.stream()
                .map(Caller::request)
                .filter(WriteRequest::start)
                .forEach(request -> request.run(new CsvTransaction(new CsvScope(new Catalog()), new JournalBatch())));
    }

    private static List<WriteRequest<Integer>> requests(List<Caller> callers) {
        return callers.stream().map(Caller::request).toList();
    }

    private static List<Caller> ofEveryThree(List<Caller> batch, boolean patient) {
        List<Caller> chosen = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if ((i % 3 == 0) == patient) {
                chosen.add(batch.get(i));
            }
        }
        return chosen;
    }

    private static StorageException failureOf(Caller caller) {
        CompletableFuture<StorageException> failure = new CompletableFuture<>();
        assertThatThrownBy(() -> caller.answer().orTimeout(1, TimeUnit.MINUTES).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(StorageException.class, failure::complete);
        return failure.join();
    }

    private static void assertAnswered(Caller caller) {
        assertThat(caller.answer().orTimeout(1, TimeUnit.MINUTES).join()).isNotNegative();
    }
}
