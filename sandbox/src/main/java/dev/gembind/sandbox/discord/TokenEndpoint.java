package dev.gembind.sandbox.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth2/token} and {@code /oauth2/token/revoke}: forms only; the client proves itself by Basic or by form
 * fields (Discord, OAuth2 topic; PKCE as in RFC 7636).
 */
final class TokenEndpoint {
    private static final int OK = 200;

    private final DiscordApp app;
    private final Grants grants;

    TokenEndpoint(DiscordApp app, Grants grants) {
        this.app = app;
        this.grants = grants;
    }

    Answer token(Context request) {
        return refuse(request).orElseGet(() -> {
            String type = form(request, "grant_type");
            return switch (type) {
                case "authorization_code" -> exchange(request);
                case "refresh_token" -> refresh(request);
                default ->
                    DiscordVoice.oauth(
                            DiscordVoice.BAD_REQUEST,
                            "unsupported_grant_type",
                            "Unsupported \"grant_type\" in request.");
            };
        });
    }

    Answer revoke(Context request) {
        return refuse(request).orElseGet(() -> {
            grants.revoke(form(request, "token"));
            return Answer.json(OK, Json.object());
        });
    }

    private Answer exchange(Context request) {
        Optional<Grants.Code> code = grants.popCode(form(request, "code"));
        if (code.isEmpty()) {
            return invalidGrant("code");
        }
        if (!code.get().redirectUri().equals(form(request, "redirect_uri"))) {
            return invalidGrant("redirect_uri");
        }
        String challenge = code.get().challenge();
        if (challenge != null && !challenge.equals(s256(form(request, "code_verifier")))) {
            return invalidGrant("code_verifier");
        }
        return tokens(grants.issueTokens(code.get().user(), code.get().scopes()));
    }

    private Answer refresh(Context request) {
        return grants.popRefresh(form(request, "refresh_token"))
                .map(old -> tokens(grants.issueTokens(old.user(), old.scopes())))
                .orElseGet(() -> invalidGrant("refresh_token"));
    }

    private static Answer tokens(Grants.Grant grant) {
        ObjectNode body = Json.object()
                .put("token_type", "Bearer")
                .put("access_token", grant.access())
                .put("expires_in", Grants.TOKEN_LIFE.toSeconds())
                .put("refresh_token", grant.refresh());
        return Answer.json(OK, body.put("scope", String.join(" ", grant.scopes())))
                .with("Cache-Control", "no-store");
    }

    private static Answer invalidGrant(String field) {
        return DiscordVoice.oauth(DiscordVoice.BAD_REQUEST, "invalid_grant", "Invalid \"" + field + "\" in request.");
    }

    private Optional<Answer> refuse(Context request) {
        if (!request.isFormUrlencoded()) {
            return Optional.of(DiscordVoice.oauth(
                    DiscordVoice.BAD_REQUEST,
                    "invalid_request",
                    "Content-Type must be application/x-www-form-urlencoded"));
        }
        return isClient(request)
                ? Optional.empty()
                : Optional.of(
                        Answer.json(DiscordVoice.UNAUTHORIZED, Json.object().put("error", "invalid_client")));
    }

    private boolean isClient(Context request) {
        String id = form(request, "client_id");
        String secret = form(request, "client_secret");
        String basic = basic(request.header("Authorization"));
        if (basic != null) {
            int colon = basic.indexOf(':');
            id = colon < 0 ? basic : basic.substring(0, colon);
            secret = colon < 0 ? "" : basic.substring(colon + 1);
        }
        return id.equals(app.clientId()) && secret.equals(app.clientSecret());
    }

    private static @Nullable String basic(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(6).trim());
            return new String(pair, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // not Base64: as good as no credentials
            return "";
        }
    }

    private static String form(Context request, String name) {
        return Objects.requireNonNullElse(request.formParam(name), "");
    }

    static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
