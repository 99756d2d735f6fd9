package dev.gembind.sandbox;

import dev.gembind.sandbox.discord.DiscordUser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plays the product against the simulated Discord. */
final class DiscordClient {
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-rules";

    private final SandboxConfig config;
    private final Sandbox sandbox;

    DiscordClient(SandboxConfig config, Sandbox sandbox) {
        this.config = config;
        this.sandbox = sandbox;
    }

    URI at(String path) {
        return URI.create(sandbox.discordBase() + path);
    }

    String redirect() {
        return config.discord().redirectUris().get(0).toString();
    }

    Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", config.discord().clientId());
        request.put("scope", "identify");
        request.put("redirect_uri", redirect());
        request.put("state", "st4te & more");
        request.put("code_challenge", s256(VERIFIER));
        request.put("code_challenge_method", "S256");
        return request;
    }

    URI authorize(Map<String, String> request) {
        return at("/oauth2/authorize?" + Http.encode(request));
    }

    DiscordUser user() {
        return sandbox.discord().users().get(0);
    }

    String code() {
        return Http.query(sandbox.discord().approve(authorize(request()), user().id()), "code");
    }

    Map<String, String> exchange(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect());
        form.put("code_verifier", VERIFIER);
        form.put("client_id", config.discord().clientId());
        form.put("client_secret", config.discord().clientSecret());
        return form;
    }

    Http.Reply token(Map<String, String> form) throws IOException {
        return Http.form(at("/api/v10/oauth2/token"), form);
    }

    String accessToken() throws IOException {
        return token(exchange(code())).json().path("access_token").asText();
    }

    static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
