package dev.gembind.adapters.discord;

import dev.gembind.core.bindings.AuthorizationRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The address where a person decides (RFC 6749, section 4.1.1; RFC 7636, section 4.3; Discord, OAuth2 topic). */
final class AuthorizeUri {
    private AuthorizeUri() {}

    static URI of(DiscordConfig config, AuthorizationRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("scope", DiscordApi.SCOPE);
        query.put("redirect_uri", config.redirectUri().toString());
        query.put("state", request.state());
        // a person who signs in may be waved through; one who binds shall see which account it is
        query.put("prompt", request.silent() ? "none" : "consent");
        query.put("code_challenge", request.codeChallenge());
        query.put("code_challenge_method", "S256");
        return config.apiBase().resolve("/oauth2/authorize?" + encode(query));
    }

    private static String encode(Map<String, String> query) {
        StringJoiner out = new StringJoiner("&");
        // a form writes a blank as +, an address as %20
        query.forEach((name, value) -> out.add(
                name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        return out.toString();
    }
}
