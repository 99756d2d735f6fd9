package dev.gembind.sandbox.telegram;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Pushes updates to the webhook, one after another, each until it is taken with a 2xx. The wait between tries doubles
 * up to a minute; a Retry-After of the bot is honoured up to an hour, as by the Bot API server.
 */
final class WebhookDelivery {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofHours(1);

    private final Scene scene;
    private final UpdateQueue queue;
    private final UpdateMethods methods;
    private final UpdateFaults faults;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

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
                HttpResponse<Void> answer = http.send(request(webhook, update), HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() / 100 != 2) {
                    note(webhook, "Wrong response from the webhook: " + answer.statusCode());
                    return Optional.of(asked(answer).orElse(wait));
                }
            } catch (IOException e) {
                note(webhook, "Connection failed");
                return Optional.of(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(Duration.ZERO);
            }
        }
        queue.confirm(newest + 1);
        return Optional.empty();
    }

    private void note(Webhook webhook, String error) {
        methods.note(webhook.failed(error, clock.instant()));
    }

    private static HttpRequest request(Webhook webhook, UpdateQueue.Update update) {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(update.body().toString(), StandardCharsets.UTF_8));
        if (!webhook.secret().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
        }
        return request.build();
    }

    private static Optional<Duration> asked(HttpResponse<Void> answer) {
        try {
            return answer.headers()
                    .firstValue("Retry-After")
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
