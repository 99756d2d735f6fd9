package dev.gembind.adapters.web.health;

import com.google.common.base.Ascii;
import dev.gembind.adapters.web.edge.RequestInfo;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.view.Frames;
import dev.gembind.adapters.web.view.Templates;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Tells people what works at the moment: the names of the checks and whether they are up, and no detail. */
public final class StatusPage implements RouteGroup {
    private static final String HTML = "text/html; charset=utf-8";

    private final HealthMonitor monitor;
    private final Templates templates;
    private final Frames frames;

    /**
     * One line of the page.
     *
     * @param name what it is about
     * @param up whether it works
     */
    public record Line(String name, boolean up) {}

    public StatusPage(HealthMonitor monitor, Templates templates, Frames frames) {
        this.monitor = monitor;
        this.templates = templates;
        this.frames = frames;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/status", this::show);
    }

    private void show(Context context) {
        List<Line> lines = monitor.report().results().stream()
                .map(result -> new Line(title(result.name()), result.up()))
                .toList();
        Map<String, Object> values = Map.of(
                "frame", frames.frame(RequestInfo.of(context), false),
                "lines", lines,
                "up", lines.stream().allMatch(Line::up));
        context.contentType(HTML).result(templates.render("status.jte", values));
    }

    private static String title(String name) {
        return name.isEmpty() ? name : Ascii.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
