package dev.gembind.sandbox.discord;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What Discord checks before it shows anything. A wrong client or redirect address is told to the person, because the
 * address cannot be trusted; everything else is told to the application (RFC 6749, section 4.1.2.1).
 */
final class AuthorizeCheck {
    private static final Set<String> SCOPES =
            Set.of("identify", "email", "guilds", "connections", "role_connections.write", "applications.commands");
    private static final int CHALLENGE_LENGTH = 43;

    private final DiscordApp app;
    private final Supplier<List<URI>> redirects;

    AuthorizeCheck(DiscordApp app, Supplier<List<URI>> redirects) {
        this.app = app;
        this.redirects = redirects;
    }

    sealed interface Verdict {}

    record Fine() implements Verdict {}

    /** Told to the person on a page. */
    record Refused(String reason) implements Verdict {}

    /** Told to the application at its redirect address. */
    record SentBack(String error, String description) implements Verdict {}

    Verdict check(AuthorizeRequest request) {
        if (!request.text("client_id").equals(app.clientId())) {
            return new Refused("Unknown application (client_id)");
        }
        String redirect = request.text("redirect_uri");
        if (redirects.get().stream().noneMatch(uri -> uri.toString().equals(redirect))) {
            return new Refused("Invalid OAuth2 redirect_uri");
        }
        return checkRest(request);
    }

    private static Verdict checkRest(AuthorizeRequest request) {
        if (!request.text("response_type").equals("code")) {
            return new SentBack("unsupported_response_type", "response_type must be code");
        }
        if (request.scopes().isEmpty() || !SCOPES.containsAll(request.scopes())) {
            return new SentBack("invalid_scope", "The requested scope is invalid, unknown, or malformed.");
        }
        if (!List.of("", "consent", "none").contains(request.text("prompt"))) {
            return new SentBack("invalid_request", "prompt must be consent or none");
        }
        return checkChallenge(request);
    }

    private static Verdict checkChallenge(AuthorizeRequest request) {
        String challenge = request.challenge();
        if (challenge == null) {
            return new Fine();
        }
        if (!request.text("code_challenge_method").equals("S256")) {
            return new SentBack("invalid_request", "code_challenge_method must be S256");
        }
        return challenge.length() == CHALLENGE_LENGTH
                ? new Fine()
                : new SentBack("invalid_request", "code_challenge must have 43 characters");
    }
}
