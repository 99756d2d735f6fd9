package dev.gembind.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * An OkHttp client that cannot surprise: a total deadline per call, no redirects, no cookies, no cache, no repeats behind
 * the caller's back, guarded name lookups, the configured User-Agent. For libraries that want OkHttp itself; the caps on
 * answers and the fixed destination are {@link ProviderHttp}'s. Thread-safe.
 */
public final class BoundedOkHttp implements AutoCloseable {
    private static final int IDLE_CONNECTIONS = 5;
    // below the idle limits of the usual servers, so that a pooled connection is rarely a dead one
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final GuardedDns dns;
    private final OkHttpClient client;
    private volatile boolean closed;

    private BoundedOkHttp(HttpConfig config, Dns system) {
        this.dns = new GuardedDns(config, system);
        Duration deadline = config.limits().deadline();
        this.client = new OkHttpClient.Builder()
                .callTimeout(deadline)
                .connectTimeout(config.limits().connectTimeout())
                .readTimeout(deadline)
                .writeTimeout(deadline)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
                .dns(dns)
                .eventListenerFactory(BoundedOkHttp::progress)
                .addInterceptor(new DeclaredInterrupts())
                .addInterceptor(this::refuseWhenClosed)
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("User-Agent", config.userAgent())
                        .build()))
                .addNetworkInterceptor(BoundedOkHttp::stopHiddenRepeats)
                .build();
    }

    /** Makes a client with a connection pool of its own. */
    public static BoundedOkHttp open(HttpConfig config) {
        return new BoundedOkHttp(config, Dns.SYSTEM);
    }

    static BoundedOkHttp open(HttpConfig config, Dns system) {
        return new BoundedOkHttp(config, system);
    }

    /** Returns the client; use it with {@code execute()}, so that no thread but the caller's is needed. */
    public OkHttpClient client() {
        return client;
    }

    private static EventListener progress(Call call) {
        CallProgress progress = call.request().tag(CallProgress.class);
        return progress == null ? EventListener.NONE : progress;
    }

    /** Asked after the call was registered: together with the order in {@link #close} no call slips through. */
    private Response refuseWhenClosed(Interceptor.Chain chain) throws IOException {
        if (closed) {
            throw new ClosedClientException();
        }
        return chain.proceed(chain.request());
    }

    /** OkHttp repeats a request by itself after {@code 503} with {@code Retry-After: 0}; without the header it does not. */
    private static Response stopHiddenRepeats(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header("Retry-After");
        boolean atOnce = wait != null && wait.chars().allMatch(c -> c == '0');
        return response.code() == HttpStatus.UNAVAILABLE && atOnce
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** Runs a call whose name lookup, too, ends by the deadline. */
    Response execute(Call call, Deadline deadline) throws IOException {
        // at least 1: OkHttp takes 0 for "no limit"
        call.timeout().timeout(Math.max(1, deadline.remaining().toNanos()), TimeUnit.NANOSECONDS);
        dns.remember(deadline);
        try {
            return call.execute();
        } finally {
            dns.forget();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends the calls under way at once, refuses new ones, and gives back every thread and connection of its own. */
    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        dns.close();
    }
}
