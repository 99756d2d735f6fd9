package dev.gembind.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Calls one outside service. {@link #send} blocks at most until its deadline and never throws for what a network or a
 * service may do. A request is repeated once, and only if no connection could be opened: once its first byte may have
 * left, what came of it is the caller's to decide. Thread-safe.
 */
public final class ProviderHttp implements AutoCloseable {
    private final HttpConfig config;
    private final HttpBase base;
    private final BoundedOkHttp http;
    private final AnswerReader reader;
    private final HostGate gate;
    private final HttpMeters meters;
    private final CountDownLatch closing = new CountDownLatch(1);

    private ProviderHttp(HttpConfig config, BoundedOkHttp http, MeterRegistry registry, InstantSource clock) {
        this.config = config;
        this.base = new HttpBase(config.base());
        this.http = http;
        this.reader = new AnswerReader(clock, config.limits().maxBody());
        this.gate = new HostGate(config, clock);
        this.meters = new HttpMeters(registry, config.provider(), gate);
    }

    /** Makes one with a connection pool and a breaker of its own. */
    public static ProviderHttp open(HttpConfig config, MeterRegistry registry, InstantSource clock) {
        return new ProviderHttp(config, BoundedOkHttp.open(config), registry, clock);
    }

    static ProviderHttp open(HttpConfig config, MeterRegistry registry, InstantSource clock, Dns dns) {
        return new ProviderHttp(config, BoundedOkHttp.open(config, dns), registry, clock);
    }

    /** Starts the configured deadline, for one call or for several together. */
    public Deadline deadline() {
        return Deadline.after(config.limits().deadline());
    }

    /** Sends one request within the configured deadline. */
    public HttpResult send(HttpCall call) {
        return send(call, deadline());
    }

    /** Sends one request within what is left of a deadline. */
    public HttpResult send(HttpCall call, Deadline deadline) {
        Timer.Sample sample = meters.start();
        HttpResult result =
                gate.refusal().<HttpResult>map(refusal -> refusal).orElseGet(() -> permitted(call, deadline));
        meters.done(sample, result);
        return result;
    }

    /** Lets no request out for a while, as the service asked; they fail with {@link HttpFailure#PAUSED}. */
    public void pause(Duration time) {
        gate.pause(time);
    }

    private HttpResult permitted(HttpCall call, Deadline deadline) {
        HttpResult result = attempt(call, deadline);
        if (isWorthRepeating(result) && waited(deadline)) {
            meters.repeated();
            result = attempt(call, deadline);
        }
        gate.report(result);
        return result;
    }

    /** Only what is certain to have sent nothing; a lost answer is not. */
    private static boolean isWorthRepeating(HttpResult result) {
        return result instanceof HttpResult.Failed failed
                && (failed.failure() == HttpFailure.CONNECT || failed.failure() == HttpFailure.DNS);
    }

    private boolean waited(Deadline deadline) {
        Duration pause = config.limits().retryPause();
        if (deadline.remaining().compareTo(pause) <= 0) {
            return false;
        }
        try {
            return !closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResult attempt(HttpCall call, Deadline deadline) {
        CallProgress progress = new CallProgress();
        if (deadline.isOver()) {
            return failed(HttpFailure.TIMEOUT, progress);
        }
        Call attempt = http.client().newCall(request(call, progress));
        try (Response response = http.execute(attempt, deadline)) {
            return read(call, attempt, response);
        } catch (IOException e) {
            return failed(kind(e, progress, deadline), progress);
        }
    }

    private HttpFailure kind(IOException problem, CallProgress progress, Deadline deadline) {
        if (http.isClosed()) {
            return HttpFailure.CLOSED;
        }
        HttpFailure kind = FailureKind.ofSending(problem, progress.sent());
        // whatever broke then, broke because the time was over
        return deadline.isOver() && kind != HttpFailure.INTERRUPTED ? HttpFailure.TIMEOUT : kind;
    }

    private HttpResult read(HttpCall call, Call attempt, Response response) {
        try {
            HttpResult result = reader.read(call, response);
            if (result instanceof HttpResult.Failed) {
                // whatever is still under way is not worth draining to save the connection
                attempt.cancel();
            }
            return result;
        } catch (IOException e) {
            HttpFailure failure = http.isClosed() ? HttpFailure.CLOSED : FailureKind.ofReading(e);
            return new HttpResult.Failed(failure, response.code(), true, null);
        }
    }

    private Request request(HttpCall call, CallProgress progress) {
        return new Request.Builder()
                .url(base.resolve(call.path(), call.query()))
                .headers(call.headers())
                .method(call.method(), call.body())
                .tag(CallProgress.class, progress)
                .build();
    }

    private static HttpResult.Failed failed(HttpFailure failure, CallProgress progress) {
        return new HttpResult.Failed(failure, 0, progress.sent(), null);
    }

    /** Ends the calls under way at once with {@link HttpFailure#CLOSED} and refuses new ones. */
    @Override
    public void close() {
        closing.countDown();
        http.close();
        meters.close();
    }
}
