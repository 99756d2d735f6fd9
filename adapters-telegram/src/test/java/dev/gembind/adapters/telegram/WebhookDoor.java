package dev.gembind.adapters.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that passes what it gets to a handler, as the site's does, and keeps it. */
final class WebhookDoor implements AutoCloseable {
    final List<InboundWebhook> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private final WebhookHandler handler;

    WebhookDoor(WebhookHandler handler) {
        this.handler = handler;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/webhooks/telegram", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/telegram");
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        InboundWebhook webhook = InboundWebhook.of(address().toString(), exchange.getRequestHeaders(), body);
        received.add(webhook);
        exchange.sendResponseHeaders(status(webhook), -1);
        exchange.close();
    }

    private int status(InboundWebhook webhook) {
        try {
            WebhookResult result = handler.handle(webhook);
            return result == WebhookResult.UNSIGNED ? 401 : 200;
        } catch (StorageException e) {
            return 503;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
