package dev.gembind.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** The extensions fail what they should fail, and nothing else. */
class GuardsTest {
    @Test
    void aThreadLeftRunningFailsItsTest() {
        assertThat(failuresOf(LeavesAThread.class))
                .singleElement(InstanceOfAssertFactories.throwable(AssertionError.class))
                .hasMessage("left running: [left-behind]");
        end("left-behind");
    }

    @Test
    void theThreadsThatOkHttpHasOnceDoNotCountWhateverTheyAreCalledButThoseOfItsCallsDo() {
        assertThat(failuresOf(CallsByOkHttp.class))
                .singleElement(InstanceOfAssertFactories.throwable(AssertionError.class))
                .hasMessage("left running: [OkHttp Dispatcher]");
        end("OkHttp Dispatcher");
        end("OkHttp ConnectionPool connection closer");
    }

    @Test
    void aThreadThatTheCleanUpEndsIsNoLeak() {
        assertThat(failuresOf(CleansUp.class)).isEmpty();
    }

    @Test
    void anExceptionNobodyCaughtFailsItsTest() {
        assertThat(failuresOf(LetsAThreadDie.class))
                .singleElement(InstanceOfAssertFactories.throwable(AssertionError.class))
                .hasMessage("nobody caught what ended thread dies")
                .hasRootCauseMessage("unseen");
    }

    @Test
    void theHandlerOfBeforeIsPutBack() {
        var before = Thread.getDefaultUncaughtExceptionHandler();

        failuresOf(LetsAThreadDie.class);

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }

    /** This class is checked for leaks too. */
    private static void end(String name) {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .forEach(Thread::interrupt);
    }

    private static List<Throwable> failuresOf(Class<?> testClass) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(testClass))
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsStartedCount()).isEqualTo(1);
        return summary.getSummary().getFailures().stream()
                .map(Failure::getException)
                .toList();
    }

    @ExtendWith(LeakCheck.class)
    static class LeavesAThread {
        @Test
        void leave() {
            waitsForEver("left-behind", true);
        }
    }

    @ExtendWith(LeakCheck.class)
    static class CallsByOkHttp {
        @Test
        void call() {
            waitsForEver("OkHttp ConnectionPool connection closer", true);
            waitsForEver("OkHttp Dispatcher", false);
        }
    }

    @ExtendWith(LeakCheck.class)
    static class CleansUp {
        private final CountDownLatch end = new CountDownLatch(1);

        @Test
        void start() {
            new Thread(() -> waitFor(end), "cleaned-up").start();
        }

        @AfterEach
        void end() {
            end.countDown();
        }
    }

    @ExtendWith(UncaughtExceptionGuard.class)
    static class LetsAThreadDie {
        @Test
        void letDie() throws InterruptedException {
            Thread thread = new Thread(
                    () -> {
                        throw new IllegalStateException("unseen");
                    },
                    "dies");
            thread.start();
            thread.join();
        }
    }

    private static void waitsForEver(String name, boolean daemon) {
        CountDownLatch never = new CountDownLatch(1);
        Thread thread = new Thread(() -> waitFor(never), name);
        thread.setDaemon(daemon);
        thread.start();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
