package dev.gembind.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.faults.ActiveFault;
import dev.gembind.sandbox.faults.Call;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultSwitches;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;

/** The switches, the time and the state of the platforms as JSON. */
final class FaultApi {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Parts parts;

    FaultApi(Parts parts) {
        this.parts = parts;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/state", ControlServer.page(request -> Answer.json(OK, state())));
        routes.get("/api/faults", ControlServer.page(request -> Answer.json(OK, all())));
        routes.post("/api/faults", ControlServer.page(this::turnOn));
        routes.delete("/api/faults", ControlServer.page(request -> clear()));
        routes.delete("/api/faults/{platform}/{id}", ControlServer.page(this::turnOff));
        routes.post("/api/time", ControlServer.page(this::skip));
    }

    private Answer turnOn(Context request) {
        JsonNode body = body(request);
        FaultForm form = new FaultForm(
                body.path("kind").asText(),
                body.path("endpoint").asText(),
                body.path("count").asText(),
                body.path("seconds").asText());
        Fault fault = form.kind().equals("scripted")
                ? form.scripted(
                        body.path("status").asInt(OK),
                        body.path("content_type").asText("application/json"),
                        body.path("body").asText())
                : form.fault();
        String platform = body.path("platform").asText();
        long id = switches(platform).turnOn(fault);
        return Answer.json(CREATED, Json.object().put("platform", platform).put("id", id));
    }

    private Answer turnOff(Context request) {
        long id = PhonePages.number(request.pathParam("id"));
        if (!switches(request.pathParam("platform")).turnOff(id)) {
            throw new NoSuchElementException("no fault has the id " + id);
        }
        return Answer.json(OK, all());
    }

    private Answer clear() {
        parts.switches().values().forEach(FaultSwitches::clear);
        return Answer.json(OK, all());
    }

    private Answer skip(Context request) {
        String time = body(request).path("skip").asText();
        try {
            parts.skip().accept(Duration.parse(time));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("skip must be a duration such as PT2M, not " + time, e);
        }
        return Answer.json(OK, Json.object().put("skipped", time));
    }

    private FaultSwitches switches(String platform) {
        return parts.switches(platform).orElseThrow(() -> new NoSuchElementException("no such platform: " + platform));
    }

    private ObjectNode all() {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        List.of("discord", "telegram", "stripe")
                .forEach(platform -> switches(platform).active().forEach(fault -> items.add(json(platform, fault))));
        return body;
    }

    private static ObjectNode json(String platform, ActiveFault entry) {
        Fault fault = entry.fault();
        return Json.object()
                .put("platform", platform)
                .put("id", entry.id())
                .put("kind", fault.kind().key())
                .put("endpoint", fault.endpoint())
                .put("left", entry.left())
                .put("seconds", fault.pause().toMillis() / 1000.0);
    }

    private ObjectNode state() {
        ObjectNode body = Json.object().put("product", parts.product().get().toString());
        ObjectNode discord = body.putObject("discord");
        discord.put("base", parts.discord().base().toString())
                .put("up", parts.discord().isUp());
        calls(discord, parts.discord().calls());
        ObjectNode telegram = body.putObject("telegram");
        telegram.put("base", parts.telegram().base().toString())
                .put("up", parts.telegram().isUp());
        telegram.put("pending_updates", parts.telegram().pendingUpdates());
        calls(telegram, parts.telegram().calls());
        ObjectNode stripe = body.putObject("stripe");
        stripe.put("base", parts.stripe().base().toString())
                .put("up", parts.stripe().isUp());
        calls(stripe, parts.stripe().calls());
        return body;
    }

    private static void calls(ObjectNode platform, List<Call> calls) {
        ArrayNode array = platform.putArray("calls");
        for (Call call : calls) {
            ObjectNode item = array.addObject().put("at", call.at().toString());
            item.put("endpoint", call.endpoint()).put("status", call.status());
            if (call.fault() != null) {
                item.put("fault", call.fault().key());
            }
        }
    }

    static JsonNode body(Context request) {
        return Json.read(request.body()).orElseThrow(() -> new IllegalArgumentException("the body must be JSON"));
    }
}
