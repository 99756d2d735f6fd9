package dev.gembind.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up on threads of its own, since a lookup in the operating system can be neither cancelled nor limited: it
 * would outlive the deadline of a call. Answers with private addresses are refused unless they are meant.
 */
final class GuardedDns implements Dns, AutoCloseable {
    private static final int MAX_THREADS = 8;
    private static final long IDLE_SECONDS = 10;

    private final Dns system;
    private final boolean privateAllowed;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    // OkHttp looks names up on the calling thread and gives no handle of the call; one entry per call under way
    private final Map<Thread, Deadline> deadlines = new ConcurrentHashMap<>();

    GuardedDns(HttpConfig config, Dns system) {
        this.system = system;
        this.privateAllowed = new HttpBase(config.base()).isPrivate();
        this.timeout = config.limits().connectTimeout();
        this.threads = new ThreadPoolExecutor(
                0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "gembind-dns-" + config.provider());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = await(host);
        if (!privateAllowed && found.stream().anyMatch(PrivateAddresses::contain)) {
            throw new BlockedAddressException(host);
        }
        return found;
    }

    /** From now on lookups of this thread end by then; {@link #forget} must follow. */
    void remember(Deadline end) {
        deadlines.put(Thread.currentThread(), end);
    }

    /** Takes {@link #remember} back. */
    void forget() {
        deadlines.remove(Thread.currentThread());
    }

    private Duration patience() {
        Deadline end = deadlines.get(Thread.currentThread());
        return end == null || end.remaining().compareTo(timeout) > 0 ? timeout : end.remaining();
    }

    private List<InetAddress> await(String host) throws UnknownHostException {
        Future<List<InetAddress>> lookup = submit(host);
        try {
            return lookup.get(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failed(host + " was not found in time", e);
        } catch (ExecutionException e) {
            throw failed(host + " was not found", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted while looking up " + host, e);
        } finally {
            lookup.cancel(true);
        }
    }

    private Future<List<InetAddress>> submit(String host) throws UnknownHostException {
        try {
            return threads.submit(() -> system.lookup(host));
        } catch (RejectedExecutionException e) {
            // every thread hangs in a lookup already, or the client is closed
            throw failed("too many lookups at once for " + host, e);
        }
    }

    private static UnknownHostException failed(String message, Exception cause) {
        UnknownHostException failure = new UnknownHostException(message);
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
