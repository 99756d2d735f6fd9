package dev.gembind.adapters.web.edge;

import dev.gembind.core.GembindException;

/** Nothing can listen at an address. */
public final class PortTakenException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int port;

    PortTakenException(String host, int port, Throwable cause) {
        super("port-in-use", "cannot listen on " + host + " port " + port, cause);
        this.host = host;
        this.port = port;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }
}
