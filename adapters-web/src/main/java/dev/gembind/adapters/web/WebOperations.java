package dev.gembind.adapters.web;

import java.util.List;

/**
 * What the web door offers the people who run the server.
 *
 * @param checks what health depends on
 * @param commands what the command line may ask for
 */
public record WebOperations(List<HealthCheck> checks, List<ManagementCommand> commands) {
    public WebOperations {
        checks = List.copyOf(checks);
        commands = List.copyOf(commands);
    }
}
