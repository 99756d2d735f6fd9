package dev.gembind.testkit.junit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test during which an exception ended a thread without anybody catching it. While a test class runs, the guard
 * stands in for the default handler of uncaught exceptions; exceptions of threads with a handler of their own never reach
 * it. A thread that dies after its test has ended fails the next test of the class, or the class itself.
 */
public final class UncaughtExceptionGuard implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(UncaughtExceptionGuard.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Caught caught = new Caught(Thread.getDefaultUncaughtExceptionHandler());
        context.getStore(NAMESPACE).put(context.getUniqueId(), caught);
        Thread.setDefaultUncaughtExceptionHandler(caught);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Caught caught = context.getStore(NAMESPACE).remove(context.getUniqueId(), Caught.class);
        if (caught == null) {
            return;
        }
        Thread.setDefaultUncaughtExceptionHandler(caught.before);
        caught.check();
    }

    private static void check() {
        if (Thread.getDefaultUncaughtExceptionHandler() instanceof Caught caught) {
            caught.check();
        }
    }

    private static final class Caught implements UncaughtExceptionHandler {
        private final @Nullable UncaughtExceptionHandler before;
        private final Queue<AssertionError> errors = new ConcurrentLinkedQueue<>();

        Caught(@Nullable UncaughtExceptionHandler before) {
            this.before = before;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            errors.add(new AssertionError("nobody caught what ended thread " + thread.getName(), thrown));
        }

        void check() {
            List<AssertionError> all = new ArrayList<>();
            for (AssertionError error = errors.poll(); error != null; error = errors.poll()) {
                all.add(error);
            }
            if (!all.isEmpty()) {
                AssertionError first = all.get(0);
                all.stream().skip(1).forEach(first::addSuppressed);
                throw first;
            }
        }
    }
}
