package dev.gembind.sandbox.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends events to a webhook on this machine, each until it is taken with a 2xx or a dozen tries have failed; the wait between
 * tries doubles. Other hosts are never called. Thread-safe.
 */
public final class EventSender implements AutoCloseable {
    private static final int MAX_TRIES = 12;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final ScheduledExecutorService thread;

    /** Makes one whose thread carries the name. */
    public EventSender(String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "sandbox-" + name + "-events");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * An event on its way.
     *
     * @param target where it goes
     * @param headers what it is signed with, made anew for each try
     * @param body what it says
     */
    public record Event(URI target, Supplier<Map<String, String>> headers, String body) {}

    /** Sends an event in the background. */
    public void send(Event event) {
        later(event, 0);
    }

    private void later(Event event, int tries) {
        long wait = tries == 0 ? 0 : FIRST_WAIT.toMillis() << (tries - 1);
        try {
            var unused = thread.schedule(() -> attempt(event, tries), wait, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the sandbox is closed: nobody waits for this event any more
            return;
        }
    }

    private void attempt(Event event, int tries) {
        if (!isTaken(event) && tries + 1 < MAX_TRIES) {
            later(event, tries + 1);
        }
    }

    private static boolean isTaken(Event event) {
        try {
            return sendNow(event) / HUNDRED == SUCCESS;
        } catch (IOException e) {
            // nobody is there yet; it is tried again
            return false;
        }
    }

    /** Sends an event once and returns the status. */
    public static int sendNow(Event event) throws IOException {
        requireLoopback(event.target());
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        HttpURLConnection connection =
                (HttpURLConnection) event.target().toURL().openConnection();
        try {
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Connection", "close");
            event.headers().get().forEach(connection::setRequestProperty);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static void requireLoopback(URI target) {
        String host = String.valueOf(target.getHost());
        if (!host.equals("localhost") && !host.equals("127.0.0.1") && !host.equals("[::1]")) {
            throw new IllegalArgumentException("events go to this machine only, not to " + host);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
