package dev.gembind.adapters.web;

import dev.gembind.adapters.web.edge.TrustedProxies;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the web door is set up.
 *
 * @param baseUrl what people type to get here: scheme, host and perhaps port, no path
 * @param ports where to listen
 * @param trustedProxies addresses or CIDR ranges whose X-Forwarded-For is believed
 * @param signUp whether an unknown identity may become a new user
 * @param platforms how people get to the platforms
 * @param sandbox what marks a play installation, or null for a real one
 * @param limits how much is taken from callers
 */
public record WebConfig(
        URI baseUrl,
        Ports ports,
        List<String> trustedProxies,
        SignUp signUp,
        Platforms platforms,
        @Nullable Sandbox sandbox,
        Limits limits) {
    /** Who may become a user. */
    public enum SignUp {
        /** Anybody who signs in with an account nobody has bound. */
        OPEN,
        /** Only users the host site hands over. */
        HANDOFF
    }

    /**
     * Where to listen.
     *
     * @param host the address of the public port
     * @param port the public port; 0 for any
     * @param managementPort the management port, always on loopback; 0 for any
     */
    public record Ports(String host, int port, int managementPort) {
        private static final int HIGHEST = 65_535;

        public Ports {
            if (host.isBlank()) {
                throw new IllegalArgumentException("host must not be blank");
            }
            requirePort("port", port);
            requirePort("managementPort", managementPort);
        }

        private static void requirePort(String name, int value) {
            if (value < 0 || value > HIGHEST) {
                throw new IllegalArgumentException(name + " must be 0 to " + HIGHEST + ", but is " + value);
            }
        }
    }

    /**
     * How people get to the platforms.
     *
     * @param signInOrigins scheme, host and port of every page that signing in redirects to
     * @param telegramBot the bot's user name without @, or null when there is no Telegram
     * @param telegramLinkBase what a deep link begins with; https://t.me/ for the real one
     */
    public record Platforms(
            List<URI> signInOrigins, @Nullable String telegramBot, URI telegramLinkBase) {
        public Platforms {
            signInOrigins = List.copyOf(signInOrigins);
        }
    }

    /**
     * What marks a play installation on every page and answer.
     *
     * @param guide the steps of the guide in order, from what to do to where
     */
    public record Sandbox(List<Map.Entry<String, String>> guide) {
        public Sandbox {
            if (guide.isEmpty()) {
                throw new IllegalArgumentException("the guide of a sandbox must have a step");
            }
            guide = List.copyOf(guide);
        }
    }

    /**
     * How much is taken from callers.
     *
     * @param authPerIpPerMinute starts and returns of signing in and binding, per address
     * @param apiPerKeyPerMinute API requests with one key
     * @param wrongKeysPerIpPerMinute API requests without a valid key, per address
     * @param maxBodyBytes the largest request body
     * @param idleTimeout how long a connection may be silent
     * @param requestTimeout how long the head of a request may take, and then its body
     * @param stopTimeout how long requests under way may take at the end
     * @param maxConnections open connections; more wait
     * @param maxThreads threads where virtual ones do not exist
     */
    public record Limits(
            int authPerIpPerMinute,
            int apiPerKeyPerMinute,
            int wrongKeysPerIpPerMinute,
            int maxBodyBytes,
            Duration idleTimeout,
            Duration requestTimeout,
            Duration stopTimeout,
            int maxConnections,
            int maxThreads) {
        /** What suits a small server. */
        public static final Limits USUAL = new Limits(
                5,
                6_000,
                20,
                1 << 18,
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                4_096,
                128);

        public Limits {
            requirePositive("authPerIpPerMinute", authPerIpPerMinute);
            requirePositive("apiPerKeyPerMinute", apiPerKeyPerMinute);
            requirePositive("wrongKeysPerIpPerMinute", wrongKeysPerIpPerMinute);
            requirePositive("maxBodyBytes", maxBodyBytes);
            requirePositive("idleTimeout", idleTimeout.toMillis());
            requirePositive("requestTimeout", requestTimeout.toMillis());
            requirePositive("stopTimeout", stopTimeout.toMillis());
            requirePositive("maxConnections", maxConnections);
            requirePositive("maxThreads", maxThreads);
        }

        /** Returns the same with another number of starts of signing in and binding per address. */
        public Limits withAuthPerIpPerMinute(int number) {
            return new Limits(
                    number,
                    apiPerKeyPerMinute,
                    wrongKeysPerIpPerMinute,
                    maxBodyBytes,
                    idleTimeout,
                    requestTimeout,
                    stopTimeout,
                    maxConnections,
                    maxThreads);
        }

        private static void requirePositive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, but is " + value);
            }
        }
    }

    public WebConfig {
        requireOrigin(baseUrl);
        trustedProxies = List.copyOf(trustedProxies);
        // ranges are read here so that a bad one is found while the configuration is checked
        new TrustedProxies(trustedProxies);
    }

    /** Returns the steps of the sandbox's guide; empty outside of a sandbox. */
    public List<Map.Entry<String, String>> guide() {
        return sandbox == null ? List.of() : sandbox.guide();
    }

    private static void requireOrigin(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        String path = url.getRawPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        if (!http || url.getHost() == null || !bare || url.getRawQuery() != null) {
            throw new IllegalArgumentException("baseUrl must be http(s)://host[:port], but is " + url);
        }
    }
}
