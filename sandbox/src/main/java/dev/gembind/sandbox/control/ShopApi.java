package dev.gembind.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.stripe.StripeCharge;
import dev.gembind.sandbox.stripe.StripePlatform;
import dev.gembind.sandbox.stripe.StripeRefund;
import dev.gembind.sandbox.stripe.StripeSession;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;

/** Acting as those who pay, as the card network and as a host site, as JSON. */
final class ShopApi {
    private static final int OK = 200;
    private static final String SESSION = "/api/stripe/sessions/{id}";
    private static final String CHARGE = "/api/stripe/charges/{id}";

    private final Parts parts;
    private final StripePlatform stripe;

    ShopApi(Parts parts) {
        this.parts = parts;
        this.stripe = parts.stripe();
    }

    void register(RoutesConfig routes) {
        routes.get("/api/stripe", ControlServer.page(request -> Answer.json(OK, all())));
        routes.post(SESSION + "/pay", ControlServer.page(request -> session(stripe.pay(request.pathParam("id")))));
        routes.post(
                SESSION + "/expire", ControlServer.page(request -> session(stripe.expire(request.pathParam("id")))));
        routes.post(CHARGE + "/refund", ControlServer.page(this::refund));
        routes.post(
                CHARGE + "/dispute", ControlServer.page(request -> charge(stripe.dispute(request.pathParam("id")))));
        routes.post(
                CHARGE + "/win", ControlServer.page(request -> charge(stripe.decide(request.pathParam("id"), true))));
        routes.post(
                CHARGE + "/lose", ControlServer.page(request -> charge(stripe.decide(request.pathParam("id"), false))));
        routes.post(
                "/api/stripe/refunds/{id}/fail",
                ControlServer.page(request -> Answer.json(OK, json(stripe.failRefund(request.pathParam("id"))))));
        routes.post("/api/stripe/events", ControlServer.page(this::events));
        routes.post("/api/host/events", ControlServer.page(this::report));
    }

    private ObjectNode all() {
        ObjectNode body = Json.object();
        ArrayNode sessions = body.putArray("sessions");
        stripe.sessions().forEach(session -> sessions.add(json(session)));
        ArrayNode charges = body.putArray("charges");
        stripe.charges().forEach(charge -> charges.add(json(charge)));
        ArrayNode refunds = body.putArray("refunds");
        stripe.refunds().forEach(refund -> refunds.add(json(refund)));
        return body.put("events", stripe.events().size());
    }

    private Answer refund(Context request) {
        JsonNode body = FaultApi.body(request);
        return charge(stripe.refund(request.pathParam("id"), body.path("amount").asLong()));
    }

    /** {@code {"lost": true}} has events get lost, {@code {"resend": true}} sends all again. */
    private Answer events(Context request) {
        JsonNode body = FaultApi.body(request);
        if (body.has("lost")) {
            stripe.loseEvents(body.path("lost").asBoolean());
        }
        if (body.path("resend").asBoolean()) {
            stripe.resendEvents();
        }
        return Answer.json(OK, Json.object().put("events", stripe.events().size()));
    }

    private Answer report(Context request) {
        JsonNode body = FaultApi.body(request);
        String type = body.path("type").asText();
        if (!(body.path("data") instanceof ObjectNode data) || type.isEmpty()) {
            throw new IllegalArgumentException("type and data are needed");
        }
        String id = body.path("id").asText("evt_" + parts.nextId());
        try {
            int status = parts.host().report(id, type, data);
            return Answer.json(OK, Json.object().put("id", id).put("status", status));
        } catch (IOException e) {
            throw new IllegalStateException("the product does not answer", e);
        }
    }

    private static Answer session(StripeSession session) {
        return Answer.json(OK, json(session));
    }

    private static Answer charge(StripeCharge charge) {
        return Answer.json(OK, json(charge));
    }

    private static ObjectNode json(StripeSession session) {
        return Json.object()
                .put("id", session.id())
                .put("order", session.order())
                .put("amount", session.amount())
                .put("currency", session.currency())
                .put("state", session.state().name().toLowerCase(Locale.ROOT))
                .put("url", session.ways().page().toString())
                .put("payment_intent", session.intent());
    }

    private static ObjectNode json(StripeRefund refund) {
        return Json.object()
                .put("id", refund.id())
                .put("charge", refund.charge().id())
                .put("payment_intent", refund.charge().intent())
                .put("amount", refund.amount())
                .put("failed", refund.failed());
    }

    private static ObjectNode json(StripeCharge charge) {
        return Json.object()
                .put("id", charge.id())
                .put("payment_intent", charge.intent())
                .put("amount", charge.amount())
                .put("currency", charge.currency())
                .put("refunded", charge.refunded())
                .put("dispute", charge.dispute().name().toLowerCase(Locale.ROOT));
    }
}
