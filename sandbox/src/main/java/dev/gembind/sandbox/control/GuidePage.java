package dev.gembind.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.faults.SimulatedPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.List;

/** The first page: what to try, in which order, and how the platforms are. */
final class GuidePage {
    private static final int OK = 200;

    private final Parts parts;
    private final Guide guide;

    GuidePage(Parts parts) {
        this.parts = parts;
        this.guide = new Guide(parts);
    }

    void register(RoutesConfig routes) {
        routes.get("/", ControlServer.page(request -> page()));
        routes.get("/api/guide", ControlServer.page(request -> Answer.json(OK, json())));
    }

    private Answer page() {
        Markup content = Markup.of(
                """
                {}
                <main class="wide">
                <header class="hero"><h1>Five things to try</h1>
                <p>Discord, Telegram and Stripe run on this machine and check what the real ones check. Play the people yourself,
                then break things.</p></header>
                <ol class="steps">{}</ol>
                <section aria-labelledby="platforms"><h2 id="platforms">The platforms</h2><ul class="platforms">{}{}{}</ul></section>
                </main>
                """,
                Chrome.navigation("guide", parts),
                steps(),
                platform("Discord", parts.discord()),
                platform("Telegram", parts.telegram()),
                platform("Stripe", parts.stripe()));
        return Page.of(OK, "Guide", "plain", content);
    }

    private Markup steps() {
        List<Markup> items = new ArrayList<>();
        for (Guide.Step step : guide.steps()) {
            List<Markup> links = step.links().stream()
                    .map(link -> Markup.of("<a class=\"button\" href=\"{}\">{}</a>", link.url(), link.title()))
                    .toList();
            items.add(Markup.of(
                    "<li id=\"{}\"><h2>{}</h2><p>{}</p><p class=\"links\">{}</p></li>",
                    step.id(),
                    step.title(),
                    step.text(),
                    Markup.join(links)));
        }
        return Markup.join(items);
    }

    private static Markup platform(String name, SimulatedPlatform platform) {
        boolean up = platform.isUp();
        int faults = platform.faults().active().size();
        String state = !up ? "down" : faults > 0 ? faults + (faults == 1 ? " fault on" : " faults on") : "working";
        return Markup.of(
                "<li><span class=\"dot {}\" aria-hidden=\"true\"></span><strong>{}</strong> <span>{}</span> <code>{}</code></li>",
                up && faults == 0 ? "good" : "bad",
                name,
                state,
                platform.base().toString());
    }

    private ObjectNode json() {
        ObjectNode body = Json.object();
        ArrayNode steps = body.putArray("steps");
        for (Guide.Step step : guide.steps()) {
            ObjectNode item = steps.addObject()
                    .put("id", step.id())
                    .put("title", step.title())
                    .put("text", step.text());
            ArrayNode links = item.putArray("links");
            step.links()
                    .forEach(
                            link -> links.addObject().put("title", link.title()).put("url", link.url()));
        }
        return body;
    }
}
