package dev.gembind.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The forms of addresses. */
final class WebForms {
    private static final int MAX_HOST = 253;

    private WebForms() {}

    /** Where people reach a site: scheme, host and port, nothing behind them. */
    static Form<URI> site() {
        return address("an http or https address without a path, such as https://gems.example", WebForms::isBare);
    }

    /** Where a service is called: scheme, host and port, nothing behind them. */
    static Form<URI> service() {
        return address("scheme, host and port only, such as https://api.example", WebForms::isBare);
    }

    /** Where a service is called, with the path its calls begin with. */
    static Form<URI> serviceWithPath() {
        return address("an http or https address without query, such as https://api.example/v1", WebForms::isPlain);
    }

    /** A whole address. */
    static Form<URI> page() {
        return address("a whole http or https address without a fragment", uri -> uri.getRawFragment() == null);
    }

    /** An address or a name that a server can listen on. */
    static Form<String> host() {
        return Forms.of("a host name or an IP address without scheme and port", 1, MAX_HOST, WebForms::isHostCharacter);
    }

    /** Tells whether the address leads back to the machine it is used on. */
    static boolean isLoopback(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.equals("0.0.0.0")
                || host.startsWith("127.");
    }

    /** Tells whether a secret may be sent there: nobody on the way can read it. */
    static boolean isSafeForSecrets(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || isLoopback(uri);
    }

    private interface Rule {
        boolean fits(URI uri);
    }

    private static Form<URI> address(String words, Rule rule) {
        return new Form<>(words, false, value -> parse(value).filter(rule::fits));
    }

    private static Optional<URI> parse(String value) {
        try {
            URI uri = new URI(value);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI uri) {
        return uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static boolean isBare(URI uri) {
        return isPlain(uri) && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    private static boolean isHostCharacter(int c) {
        return Forms.isWordCharacter(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    }
}
