package dev.gembind.sandbox.telegram;

import dev.gembind.sandbox.web.Ascii;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** What setWebhook checks. Plain http on loopback is allowed here and nowhere else: the product runs beside us. */
final class WebhookCheck {
    private static final Set<Integer> PORTS = Set.of(-1, 443, 80, 88, 8443);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final int MAX_SECRET = 256;

    private WebhookCheck() {}

    static Webhook check(Params params) {
        String secret = params.text("secret_token");
        if (secret.length() > MAX_SECRET) {
            throw BotApiException.badRequest("secret token is too long");
        }
        if (!secret.chars().allMatch(WebhookCheck::isSecretChar)) {
            throw BotApiException.badRequest("secret token contains unallowed characters");
        }
        return new Webhook(url(params.text("url")), secret, null, null);
    }

    private static URI url(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw BotApiException.badRequest("bad webhook: invalid webhook URL specified");
        }
        if (url.getHost() == null || !SCHEMES.contains(url.getScheme())) {
            throw BotApiException.badRequest("bad webhook: invalid webhook URL specified");
        }
        if (LOOPBACK.contains(url.getHost())) {
            return url;
        }
        if (!"https".equals(url.getScheme())) {
            throw BotApiException.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!PORTS.contains(url.getPort())) {
            throw BotApiException.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
        throw BotApiException.badRequest("bad webhook: Failed to resolve host: the sandbox calls nothing but loopback");
    }

    private static boolean isSecretChar(int c) {
        return Ascii.isAlphanumeric(c) || c == '_' || c == '-';
    }
}
