package dev.gembind.testkit.junit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test that leaves a thread running, daemon or not. Threads get three seconds to end after the test's own clean-up;
 * those that the Java runtime, its HTTP client, JUnit and OkHttp keep for themselves do not count. Virtual threads are not seen.
 */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(LeakCheck.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final List<String> RUNTIME_GROUPS = List.of("system", "InnocuousThreadGroup");
    // the last one wakes sleeping virtual threads, from the first that sleeps on
    private static final List<String> RUNTIME_NAMES = List.of(
            "junit-",
            "process reaper",
            "surefire-",
            "Common-Cleaner",
            "CompletableFutureDelayScheduler",
            "ForkJoinPool-1-delayScheduler",
            "ForkJoinPool.commonPool-delayScheduler");

    // Okio has this once in a process, whatever clients do; it ends after a minute without work
    // Java's own client cannot be closed before Java 21: its threads end when it is collected
    // and so do those of Selenium's client, which is built on it
    private static final List<String> SHARED_NAMES = List.of("Okio Watchdog", "HttpClient-", "JdkHttpClient-");

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), new Before(alive()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Before before = context.getStore(NAMESPACE).remove(context.getUniqueId(), Before.class);
        if (before == null) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE;
        List<Thread> left = before.newOnes();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE);
            left = before.newOnes();
        }
        if (!left.isEmpty()) {
            throw new AssertionError("left running: "
                    + left.stream().map(Thread::getName).sorted().toList());
        }
    }

    private static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet();
    }

    private static boolean counts(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null
                && !RUNTIME_GROUPS.contains(group.getName())
                && !(thread instanceof ForkJoinWorkerThread)
                && RUNTIME_NAMES.stream().noneMatch(thread.getName()::startsWith)
                && SHARED_NAMES.stream().noneMatch(thread.getName()::startsWith)
                && !runsTasksOfOkHttp(thread);
    }

    /**
     * OkHttp has these once in a process too. They bear the name of their last task until the next one comes, so they are
     * told by being daemons; the threads of a client's calls are not.
     */
    private static boolean runsTasksOfOkHttp(Thread thread) {
        return thread.isDaemon() && thread.getName().startsWith("OkHttp ");
    }

    /** The threads there were before a test. */
    private record Before(Set<Thread> threads) {
        List<Thread> newOnes() {
            return alive().stream()
                    .filter(thread -> thread.isAlive() && !threads.contains(thread) && counts(thread))
                    .toList();
        }
    }
}
