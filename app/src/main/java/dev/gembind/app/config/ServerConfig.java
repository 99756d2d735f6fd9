package dev.gembind.app.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers listen.
 *
 * @param baseUrl where people reach the site, or null when that follows from the port
 * @param host the address of the site's server
 * @param port its port; 0 takes a free one
 * @param managementPort the port of health details and metrics on 127.0.0.1; 0 takes a free one
 * @param trustedProxies proxies whose X-Forwarded-For is believed
 */
public record ServerConfig(
        @Nullable URI baseUrl, String host, int port, int managementPort, List<Network> trustedProxies) {
    /** Copies the list. */
    public ServerConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Returns where people reach the site once it listens on a port. */
    public URI baseUrl(int listening) {
        return baseUrl != null ? baseUrl : URI.create("http://localhost:" + listening);
    }
}
