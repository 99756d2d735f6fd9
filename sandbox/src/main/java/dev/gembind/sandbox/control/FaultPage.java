package dev.gembind.sandbox.control;

import dev.gembind.sandbox.discord.DiscordPlatform;
import dev.gembind.sandbox.faults.ActiveFault;
import dev.gembind.sandbox.faults.Call;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.faults.FaultSwitches;
import dev.gembind.sandbox.faults.SimulatedPlatform;
import dev.gembind.sandbox.stripe.StripePlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The switches as a page: what is on, what can be switched on, and what each platform saw lately. */
final class FaultPage {
    private static final int OK = 200;
    private static final int SHOWN_CALLS = 12;
    private static final List<String> BOT_METHODS =
            List.of("getme", "getupdates", "sendmessage", "editmessagetext", "answercallbackquery");

    private final Parts parts;

    FaultPage(Parts parts) {
        this.parts = parts;
    }

    void register(RoutesConfig routes) {
        routes.get("/faults", ControlServer.page(request -> page()));
        routes.post("/faults", ControlServer.page(this::turnOn));
        routes.post("/faults/off", ControlServer.page(this::turnOff));
        routes.post("/faults/clear", ControlServer.page(request -> clear()));
    }

    private Answer turnOn(Context request) {
        FaultForm form = new FaultForm(
                form(request, "kind"), form(request, "endpoint"), form(request, "count"), form(request, "seconds"));
        switches(request).turnOn(form.fault());
        return Answer.seeOther("/faults");
    }

    private Answer turnOff(Context request) {
        try {
            switches(request).turnOff(Long.parseLong(form(request, "id")));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("id must be a number", e);
        }
        return Answer.seeOther("/faults");
    }

    private Answer clear() {
        parts.switches().values().forEach(FaultSwitches::clear);
        return Answer.seeOther("/faults");
    }

    private FaultSwitches switches(Context request) {
        String platform = form(request, "platform");
        return parts.switches(platform).orElseThrow(() -> new NoSuchElementException("no such platform: " + platform));
    }

    private static String form(Context request, String name) {
        return Objects.requireNonNullElse(request.formParam(name), "");
    }

    private Answer page() {
        Markup content = Markup.of(
                """
                {}
                <main class="wide"><header class="hero"><h1>Fault switches</h1>
                <p>Each switch breaks one platform, or one of its calls, until you put it right or its count is used up.</p>
                <form method="post" action="/faults/clear"><button class="primary">Put everything right</button></form></header>
                <div class="panels">{}{}{}</div></main>
                """,
                Chrome.navigation("faults", parts),
                panel(new Side("discord", "Discord", parts.discord(), DiscordPlatform.ENDPOINTS)),
                panel(new Side("telegram", "Telegram", parts.telegram(), BOT_METHODS)),
                panel(new Side("stripe", "Stripe", parts.stripe(), StripePlatform.ENDPOINTS)));
        return Page.of(OK, "Faults", "plain", content);
    }

    private record Side(String key, String title, SimulatedPlatform platform, List<String> endpoints) {}

    private static Markup panel(Side side) {
        return Markup.of(
                """
                <section class="panel" aria-labelledby="{}-title"><h2 id="{}-title">{} <span class="state {}">{}</span></h2>
                {}
                <form method="post" action="/faults" class="switch"><input type="hidden" name="platform" value="{}">
                <label>What goes wrong <select name="kind">{}</select></label>
                <label>Call <select name="endpoint"><option value="">every call</option>{}</select></label>
                <label>Next requests <input name="count" inputmode="numeric" placeholder="all"></label>
                <label>Pause in seconds <input name="seconds" inputmode="decimal" placeholder="usual"></label>
                <button>Switch on</button></form>
                <h3>Seen lately</h3>{}
                </section>
                """,
                side.key(),
                side.key(),
                side.title(),
                side.platform().isUp() ? "good" : "bad",
                side.platform().isUp() ? "listening" : "down",
                active(side),
                side.key(),
                kinds(side),
                options(side.endpoints()),
                calls(side.platform().calls()));
    }

    private static Markup active(Side side) {
        List<Markup> rows = new ArrayList<>();
        for (ActiveFault entry : side.platform().faults().active()) {
            Fault fault = entry.fault();
            rows.add(Markup.of(
                    "<li><span><strong>{}</strong> on {}{}</span><form method=\"post\" action=\"/faults/off\"><input"
                            + " type=\"hidden\" name=\"platform\" value=\"{}\"><button name=\"id\" value=\"{}\">Put"
                            + " right</button></form></li>",
                    fault.kind().title(),
                    fault.endpoint().equals(Fault.EVERY) ? "every call" : fault.endpoint(),
                    entry.left() < 0 ? "" : ", " + entry.left() + " left",
                    side.key(),
                    entry.id()));
        }
        return rows.isEmpty()
                ? new Markup("<p class=\"quiet-note\">All is well.</p>")
                : Markup.of("<ul class=\"active\">{}</ul>", Markup.join(rows));
    }

    private static Markup kinds(Side side) {
        List<Markup> options = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            boolean fits = kind != FaultKind.SCRIPTED
                    && (!kind.changesUpdates() || side.key().equals("telegram"));
            if (fits) {
                options.add(Markup.of("<option value=\"{}\">{}: {}</option>", kind.key(), kind.title(), kind.effect()));
            }
        }
        return Markup.join(options);
    }

    private static Markup options(List<String> names) {
        return Markup.join(names.stream()
                .map(name -> Markup.of("<option value=\"{}\">{}</option>", name, name))
                .toList());
    }

    private static Markup calls(List<Call> calls) {
        if (calls.isEmpty()) {
            return new Markup("<p class=\"quiet-note\">Nothing yet.</p>");
        }
        List<Markup> rows = new ArrayList<>();
        for (int i = calls.size() - 1; i >= 0 && rows.size() < SHOWN_CALLS; i--) {
            Call call = calls.get(i);
            rows.add(Markup.of(
                    "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                    call.endpoint(),
                    call.status() == 0 ? "no answer" : Integer.toString(call.status()),
                    call.fault() == null ? "" : call.fault().title()));
        }
        return Markup.of(
                "<table><thead><tr><th scope=\"col\">Call</th><th scope=\"col\">Answer</th><th"
                        + " scope=\"col\">Fault</th></tr></thead><tbody>{}</tbody></table>",
                Markup.join(rows));
    }
}
