package dev.gembind.sandbox.telegram;

import dev.gembind.sandbox.faults.FaultGate;
import dev.gembind.sandbox.web.Answer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** {@code /bot<token>/<method>}: checks the token, finds the method whatever its case, wraps what it says. */
final class BotApi {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int MAX_TOKEN = 80;

    private final BotAccount bot;
    private final Map<String, BotMethod> methods;
    private final FaultGate gate;

    BotApi(BotAccount bot, Map<String, BotMethod> methods, FaultGate gate) {
        this.bot = bot;
        this.methods = Map.copyOf(methods);
        this.gate = gate;
    }

    void register(RoutesConfig routes) {
        routes.get("/bot{token}/{method}", this::handle);
        routes.post("/bot{token}/{method}", this::handle);
        routes.error(NOT_FOUND, request -> {
            if (request.result() == null || !String.valueOf(request.result()).startsWith("{")) {
                Answer answer = TelegramVoice.error(NOT_FOUND, "Not Found");
                request.contentType(answer.contentType()).result(answer.body().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private void handle(Context request) {
        String name = request.pathParam("method").toLowerCase(Locale.ROOT);
        gate.pass(request, name, call -> call(call, name));
    }

    private Answer call(Context request, String name) {
        String token = request.pathParam("token");
        if (token.startsWith("0") || token.length() > MAX_TOKEN || token.indexOf(':') < 0) {
            return TelegramVoice.error(UNAUTHORIZED, "Unauthorized: invalid token specified");
        }
        if (!token.equals(bot.token())) {
            return TelegramVoice.error(UNAUTHORIZED, "Unauthorized");
        }
        BotMethod method = methods.get(name);
        if (method == null) {
            return TelegramVoice.error(NOT_FOUND, "Not Found: method not found");
        }
        try {
            return TelegramVoice.ok(method.call(Params.of(request)));
        } catch (BotApiException e) {
            return TelegramVoice.error(e.code(), e.description());
        }
    }
}
