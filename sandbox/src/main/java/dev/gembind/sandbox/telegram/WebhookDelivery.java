package dev.gembind.sandbox.telegram;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pushes updates to the webhook, one after another, each until it is taken with a 2xx. The wait between tries doubles
 * up to a minute; a Retry-After of the bot is honoured up to an hour, as by the Bot API server.
 */
final class WebhookDelivery {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final Duration IDLE = Duration.ofHours(1);

    private final Scene scene;
    private final UpdateQueue queue;
    private final UpdateMethods methods;
    private final UpdateFaults faults;
    private final InstantSource clock;

    WebhookDelivery(Scene scene, UpdateQueue queue, UpdateMethods methods, UpdateFaults faults, InstantSource clock) {
        this.scene = scene;
        this.queue = queue;
        this.methods = methods;
        this.faults = faults;
        this.clock = clock;
    }

    Thread start() {
        Thread thread = new Thread(this::run, "sandbox-telegram-webhook");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void run() {
        Duration wait = FIRST_WAIT;
        while (!scene.isOver() && !Thread.currentThread().isInterrupted()) {
            scene.await(() -> methods.webhook().isPresent() && !batch().isEmpty(), IDLE);
            Optional<Webhook> webhook = methods.webhook();
            List<UpdateQueue.Update> batch = batch();
            if (webhook.isEmpty() || batch.isEmpty()) {
                continue;
            }
            Optional<Duration> retry = deliver(webhook.get(), batch, wait);
            wait = retry.isEmpty() ? FIRST_WAIT : min(wait.multipliedBy(2), LONGEST_WAIT);
            retry.ifPresent(time -> pause(webhook.get(), time));
        }
    }

    private List<UpdateQueue.Update> batch() {
        return queue.first(2, methods.allowed());
    }

    private void pause(Webhook webhook, Duration time) {
        scene.await(
                () -> methods.webhook()
                        .filter(now -> now.url().equals(webhook.url()))
                        .isEmpty(),
                time);
    }

    /** Returns how long to wait before the next try, or empty when the updates were taken. */
    private Optional<Duration> deliver(Webhook webhook, List<UpdateQueue.Update> batch, Duration wait) {
        int newest = batch.get(batch.size() - 1).id();
        for (UpdateQueue.Update update : faults.distort(batch, queue.lastConfirmed())) {
            try {
                Answer answer = push(webhook, update);
                if (answer.status() / 100 != 2) {
                    note(webhook, "Wrong response from the webhook: " + answer.status());
                    return Optional.of(asked(answer).orElse(wait));
                }
            } catch (IOException e) {
                note(webhook, "Connection failed");
                return Optional.of(wait);
            }
        }
        queue.confirm(newest + 1);
        return Optional.empty();
    }

    private void note(Webhook webhook, String error) {
        methods.note(webhook.url(), error, clock.instant());
    }

    private record Answer(int status, @Nullable String retryAfter) {}

    /** The JDK's older client is used on purpose: it keeps no thread and, with a fixed length, never sends twice. */
    private static Answer push(Webhook webhook, UpdateQueue.Update update) throws IOException {
        byte[] body = update.body().toString().getBytes(StandardCharsets.UTF_8);
        HttpURLConnection connection = (HttpURLConnection) webhook.url().toURL().openConnection();
        try {
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Connection", "close");
            if (!webhook.secret().isEmpty()) {
                connection.setRequestProperty("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
            }
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return new Answer(connection.getResponseCode(), connection.getHeaderField("Retry-After"));
        } finally {
            connection.disconnect();
        }
    }

    private static Optional<Duration> asked(Answer answer) {
        try {
            return Optional.ofNullable(answer.retryAfter())
                    .map(Long::parseLong)
                    .map(seconds -> min(Duration.ofSeconds(Math.max(0, seconds)), LONGEST_ASKED));
        } catch (NumberFormatException e) {
            // a date or nonsense: use our own wait
            return Optional.empty();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
