package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.adapters.web.edge.RequestInfo;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.view.Frames;
import dev.gembind.adapters.web.view.Templates;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The description of the API: for machines as OpenAPI 3.1, for people as a page made from the same document. */
public final class ApiDocs implements RouteGroup {
    private static final String RESOURCE = "openapi.json";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private final Templates templates;
    private final Frames frames;
    private final byte[] document = load();
    private final ApiManual manual = ApiManual.of(tree(document));

    public ApiDocs(Templates templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                ApiRoutes.BASE + "/openapi.json",
                context -> context.contentType(JSON).result(document));
        routes.get("/api/docs", this::page);
    }

    private void page(Context context) {
        var frame = frames.frame(RequestInfo.of(context), false);
        context.contentType(HTML).result(templates.render("apidocs.jte", Map.of("frame", frame, "manual", manual)));
    }

    static byte[] load() {
        try (InputStream stream = ApiDocs.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the file " + RESOURCE);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the file " + RESOURCE + " of this build", e);
        }
    }

    static JsonNode tree(byte[] document) {
        try {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + RESOURCE + " of this build is not JSON", e);
        }
    }
}
