package dev.gembind.adapters.web.webhooks;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address for each provider that is configured. Bytes are passed on as they came; a provider that is told anything but
 * 200 tries again. Who is refused learns nothing of the reason.
 */
public final class WebhookRoutes implements RouteGroup {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String UNAVAILABLE = "unavailable";
    private static final String FAILED = "failed";

    private final URI site;
    private final List<WebhookHandler> handlers;
    private final MeterRegistry meters;

    /** @param site where providers reach this server */
    public WebhookRoutes(URI site, List<WebhookHandler> handlers, MeterRegistry meters) {
        this.site = site;
        this.handlers = List.copyOf(handlers);
        this.meters = meters;
        handlers.forEach(this::showZeros);
    }

    @Override
    public void register(Routes routes) {
        handlers.forEach(handler -> routes.post("/webhooks/" + handler.source(), context -> take(handler, context)));
    }

    private void take(WebhookHandler handler, Context context) {
        WebhookResult result = result(handler, request(context));
        count(handler.source(), result.label());
        switch (result) {
            case APPLIED, DUPLICATE, IGNORED, SET_ASIDE -> context.status(200);
            case BUSY ->
                throw Problem.retryable(
                                ProblemKind.IN_FLIGHT, "The same event is being worked on. Send it again.", RETRY_AFTER)
                        .raise();
            case UNSIGNED, STALE ->
                throw Problem.of(ProblemKind.UNAUTHORIZED, "The signature is not good.")
                        .raise();
            case ALTERED ->
                throw Problem.of(ProblemKind.IDEMPOTENCY_CONFLICT, "Another event had this id.")
                        .raise();
            case MALFORMED ->
                throw Problem.of(ProblemKind.VALIDATION, "The event cannot be understood.")
                        .raise();
        }
    }

    private WebhookResult result(WebhookHandler handler, InboundWebhook webhook) {
        try {
            return handler.handle(webhook);
        } catch (StorageException e) {
            count(handler.source(), UNAVAILABLE);
            LOG.warn("a webhook of {} was not stored: {} ({})", handler.source(), e.getMessage(), e.outcome());
            throw Problem.retryable(
                            ProblemKind.STORAGE_UNAVAILABLE,
                            "The event could not be stored. Send it again.",
                            RETRY_AFTER)
                    .raise();
        } catch (RuntimeException e) {
            count(handler.source(), FAILED);
            throw e;
        }
    }

    private InboundWebhook request(Context context) {
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(context.req().getHeaderNames())
                .forEach(
                        name -> headers.put(name, Collections.list(context.req().getHeaders(name))));
        String query = context.queryString();
        String url = site.resolve(context.path()) + (query == null ? "" : "?" + query);
        return InboundWebhook.of(url, headers, context.bodyAsBytes());
    }

    /** An alert on a rate needs the series before the first event. */
    private void showZeros(WebhookHandler handler) {
        for (WebhookResult result : WebhookResult.values()) {
            counter(handler.source(), result.label());
        }
        counter(handler.source(), UNAVAILABLE);
        counter(handler.source(), FAILED);
    }

    private void count(String source, String result) {
        counter(source, result).increment();
    }

    private Counter counter(String source, String result) {
        return Counter.builder("gembind.webhooks")
                .description("Webhooks that came in, by what became of them")
                .tag("source", source)
                .tag("result", result)
                .register(meters);
    }
}
