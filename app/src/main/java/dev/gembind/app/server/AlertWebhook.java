package dev.gembind.app.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.Version;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.http.HttpCall;
import dev.gembind.http.HttpConfig;
import dev.gembind.http.HttpResult;
import dev.gembind.http.ProviderHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts to the operator's address as JSON, with the fields that the webhooks of Slack ({@code text}) and Discord
 * ({@code content}) show. One thread sends them in order; repeats of one kind and subject, and what does not fit into the
 * queue, are left to the log. Thread-safe, never blocks.
 */
final class AlertWebhook implements AlertSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWebhook.class);
    private static final int QUEUE = 100;
    private static final Limit REPEATS = new Limit("alert-webhook", 1, Duration.ofMinutes(15));
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final URI address;
    private final ProviderHttp http;
    private final RateLimiter limiter;
    private final ThreadPoolExecutor sender;

    private AlertWebhook(URI address, ProviderHttp http, RateLimiter limiter) {
        this.address = address;
        this.http = http;
        this.limiter = limiter;
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Threads.daemon("gembind-alerts"),
                new ThreadPoolExecutor.AbortPolicy());
    }

    static AlertWebhook open(Secret url, MeterRegistry meters, RateLimiter limiter, InstantSource clock) {
        URI address = URI.create(url.reveal());
        URI base = URI.create(address.getScheme() + "://" + address.getRawAuthority());
        HttpConfig config = HttpConfig.of("alert-webhook", base, "Gembind/" + Version.text());
        return new AlertWebhook(address, ProviderHttp.open(config, meters, clock), limiter);
    }

    @Override
    public void alert(Alert alert) {
        if (!limiter.tryAcquire(REPEATS, alert.kind() + ":" + alert.subject()).allowed()) {
            return;
        }
        try {
            sender.execute(() -> send(alert));
        } catch (RejectedExecutionException e) {
            LOG.debug("an alert of kind {} was not sent: too many are waiting", alert.kind());
        }
    }

    private void send(Alert alert) {
        String text = "Gembind: " + alert.message() + " (" + alert.kind() + ", " + alert.subject() + ")";
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("content", text)
                .put("kind", alert.kind())
                .put("subject", alert.subject())
                .put("message", alert.message())
                .toString();
        HttpResult result = http.send(call(json));
        if (!(result instanceof HttpResult.Success)) {
            LOG.warn("an alert of kind {} was not taken by its address", alert.kind());
        }
    }

    private HttpCall call(String json) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        HttpCall.Draft draft = HttpCall.postJson(path, json).ignoringBody();
        String query = address.getQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                draft.query(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return draft.build();
    }

    @Override
    public void close() {
        Threads.end(sender, LAST_WORDS);
        // ends a call that is still under way, and with it the thread that waits for it
        http.close();
    }
}
