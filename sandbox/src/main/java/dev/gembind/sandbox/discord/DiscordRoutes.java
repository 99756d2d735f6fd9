package dev.gembind.sandbox.discord;

import dev.gembind.sandbox.faults.CloudflarePage;
import dev.gembind.sandbox.faults.FaultGate;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Endpoint;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/** The paths of the simulated Discord; each call passes the fault gate under a name of its own. */
final class DiscordRoutes {
    private static final List<String> API = List.of("/api", "/api/v10");
    private static final String USER_AGENT = "DiscordBot (";
    private static final long ONE_SECOND = 1;

    private final FaultGate gate;
    private final RateWindow rates;
    private final DiscordVoice voice;

    DiscordRoutes(FaultGate gate, RateWindow rates, DiscordVoice voice) {
        this.gate = gate;
        this.rates = rates;
        this.voice = voice;
    }

    void register(RoutesConfig routes, AuthorizeEndpoint authorize, TokenEndpoint token, UserEndpoints users) {
        routes.get("/oauth2/authorize", page("authorize", authorize::show));
        routes.post("/oauth2/authorize", page("authorize", authorize::decide));
        for (String base : API) {
            routes.post(base + "/oauth2/token", api("token", token::token));
            routes.post(base + "/oauth2/token/revoke", api("revoke", token::revoke));
            routes.get(base + "/users/@me", api("me", users::me));
            routes.get(base + "/oauth2/@me", api("authorization", users::authorization));
        }
        routes.get("/sandbox.css", request -> write(request, Page.style()));
        routes.error(404, request -> {
            if (request.path().startsWith("/api")) {
                write(request, DiscordVoice.api(DiscordVoice.NOT_FOUND, 0, "404: Not Found"));
            }
        });
    }

    private Handler page(String name, Endpoint endpoint) {
        return request -> gate.pass(request, name, endpoint);
    }

    private Handler api(String name, Endpoint endpoint) {
        return request -> gate.pass(request, name, call -> checked(call, name, endpoint));
    }

    private Answer checked(Context request, String name, Endpoint endpoint) {
        String agent = request.userAgent();
        if (agent == null || !agent.startsWith(USER_AGENT)) {
            return CloudflarePage.blocked();
        }
        if (!rates.use(name)) {
            return voice.rateLimited(ONE_SECOND);
        }
        return rates.label(name, endpoint.answer(request));
    }

    private static void write(Context request, Answer answer) {
        request.status(answer.status()).contentType(answer.contentType());
        answer.headers().forEach(request::header);
        request.result(answer.body());
    }
}
