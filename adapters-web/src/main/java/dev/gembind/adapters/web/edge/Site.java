package dev.gembind.adapters.web.edge;

import com.google.common.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names this site goes by. A public site has exactly one, that of its base URL. A site at a loopback name is one
 * under development: every loopback name with every port is its own, so that a port of 0 and tests work.
 */
public final class Site {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final String scheme;
    private final String host;
    private final int port;

    /** @param baseUrl scheme, host and perhaps port */
    public Site(URI baseUrl) {
        this.scheme = baseUrl.getScheme();
        this.host = bare(baseUrl.getHost());
        this.port = baseUrl.getPort() < 0 ? defaultPort(scheme) : baseUrl.getPort();
    }

    /** Tells whether people reach this site by https; only then cookies are Secure and HSTS is sent. */
    public boolean isSecure() {
        return "https".equals(scheme);
    }

    /** Tells whether this is a site under development. */
    public boolean isLoopback() {
        return LOOPBACK.contains(host) && !isSecure();
    }

    boolean answersTo(@Nullable String hostHeader) {
        if (hostHeader == null || hostHeader.isEmpty()) {
            return false;
        }
        try {
            HostAndPort named = HostAndPort.fromString(hostHeader);
            String name = bare(named.getHost());
            if (isLoopback()) {
                return LOOPBACK.contains(name);
            }
            return name.equals(host) && named.getPortOrDefault(defaultPort(scheme)) == port;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Returns where a request belongs that came to a site under development by another loopback name than its own, for
     * browsers keep cookies apart by name; empty if it is where it belongs.
     *
     * @param hostHeader checked before
     */
    public Optional<String> rightOrigin(String hostHeader) {
        HostAndPort named = HostAndPort.fromString(hostHeader);
        if (!isLoopback() || bare(named.getHost()).equals(host)) {
            return Optional.empty();
        }
        HostAndPort right = named.hasPort() ? HostAndPort.fromParts(host, named.getPort()) : HostAndPort.fromHost(host);
        return Optional.of(scheme + "://" + right);
    }

    /** Tells whether an {@code Origin} header names this site; the Host header was checked before. */
    boolean isOwnOrigin(String origin, String hostHeader) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String prefix = scheme + "://";
        return lower.startsWith(prefix)
                && lower.substring(prefix.length()).equals(hostHeader.toLowerCase(Locale.ROOT))
                && answersTo(hostHeader);
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static int defaultPort(String scheme) {
        return "https".equals(scheme) ? HTTPS_PORT : HTTP_PORT;
    }
}
