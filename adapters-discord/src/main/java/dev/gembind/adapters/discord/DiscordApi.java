package dev.gembind.adapters.discord;

import dev.gembind.core.Secret;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.http.Deadline;
import dev.gembind.http.HttpCall;
import dev.gembind.http.HttpResult;
import dev.gembind.http.ProviderHttp;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The four calls of an identification (Discord, OAuth2 topic). The version is part of every path: without one Discord
 * takes a deprecated version, and its network is quicker to block.
 */
final class DiscordApi {
    static final String SCOPE = "identify";

    private static final String TOKEN = "/api/v10/oauth2/token";
    private static final String REVOKE = "/api/v10/oauth2/token/revoke";
    private static final String AUTHORIZATION = "/api/v10/oauth2/@me";
    private static final String USER = "/api/v10/users/@me";

    private final DiscordConfig config;
    private final ProviderHttp http;

    DiscordApi(DiscordConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    HttpResult exchange(AuthorizationGrant grant, Deadline deadline) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", grant.code());
        form.put("redirect_uri", config.redirectUri().toString());
        form.put("code_verifier", grant.codeVerifier());
        return http.send(asClient(HttpCall.postForm(TOKEN, form)).build(), deadline);
    }

    HttpResult authorization(Secret token, Deadline deadline) {
        return http.send(HttpCall.get(AUTHORIZATION).bearer(token).build(), deadline);
    }

    HttpResult user(Secret token, Deadline deadline) {
        return http.send(HttpCall.get(USER).bearer(token).build(), deadline);
    }

    HttpResult revoke(Secret token, Deadline deadline) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.reveal());
        form.put("token_type_hint", "access_token");
        return http.send(
                asClient(HttpCall.postForm(REVOKE, form)).ignoringBody().build(), deadline);
    }

    private HttpCall.Draft asClient(HttpCall.Draft draft) {
        return draft.basic(config.clientId(), config.clientSecret());
    }
}
