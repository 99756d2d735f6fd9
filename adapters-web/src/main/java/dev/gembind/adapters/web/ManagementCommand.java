package dev.gembind.adapters.web;

import java.util.function.UnaryOperator;

/**
 * Something the command line asks the running server to do, because only the process that owns the data can: a POST to
 * the management port with {@code Authorization: Bearer} and the management token.
 *
 * @param path where, such as {@code "/commands/apikey-create"}; not under {@code /health} or {@code /metrics}
 * @param handler from a JSON document to a JSON document; an {@link IllegalArgumentException} is the caller's fault, and
 *     its message is the answer; called by several threads
 */
public record ManagementCommand(String path, UnaryOperator<String> handler) {
    private static final String PREFIX = "/commands/";

    public ManagementCommand {
        if (!path.startsWith(PREFIX)) {
            throw new IllegalArgumentException("path of a command must begin with " + PREFIX + ", but is " + path);
        }
    }
}
