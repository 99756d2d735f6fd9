package dev.gembind.adapters.web;

import dev.gembind.core.GembindException;

/** The server cannot listen where its configuration says. The message names the port and the key that sets it. */
public final class PortInUseException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final int port;
    private final String key;

    PortInUseException(int port, String key, String host, Throwable cause) {
        super(
                "port-in-use",
                "cannot listen on " + host + " port " + port
                        + ": something else uses it, or the address is not this machine's. Stop that, or set " + key
                        + " to another port",
                cause);
        this.port = port;
        this.key = key;
    }

    public int port() {
        return port;
    }

    /** Returns the configuration key that sets the port. */
    public String key() {
        return key;
    }
}
