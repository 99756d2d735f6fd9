package dev.gembind.adapters.web.edge;

import java.time.Duration;

/**
 * How one listener treats connections.
 *
 * @param host the address to listen on
 * @param port the port, 0 for any
 * @param maxBodyBytes the largest body taken, however it is sent
 * @param idleTimeout how long a connection may be silent, also in the middle of a request
 * @param requestTimeout how long the head of a request may take, and then its body
 * @param stopTimeout how long requests under way may take once the server stops
 * @param maxConnections connections beyond this wait to be accepted
 * @param maxThreads threads where virtual ones do not exist
 */
public record ListenerConfig(
        String host,
        int port,
        int maxBodyBytes,
        Duration idleTimeout,
        Duration requestTimeout,
        Duration stopTimeout,
        int maxConnections,
        int maxThreads) {}
