package dev.gembind.adapters.web.health;

import dev.gembind.adapters.web.ManagementCommand;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;

/** What the command line asks the running server to do. Only the management port has these. */
public final class CommandRoutes implements RouteGroup {
    private static final String JSON = "application/json; charset=utf-8";

    private final List<ManagementCommand> commands;

    public CommandRoutes(List<ManagementCommand> commands) {
        this.commands = List.copyOf(commands);
    }

    @Override
    public void register(Routes routes) {
        commands.forEach(command -> routes.post(command.path(), context -> run(command, context)));
    }

    private static void run(ManagementCommand command, Context context) {
        try {
            context.contentType(JSON).result(command.handler().apply(context.body()));
        } catch (IllegalArgumentException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "the command was not understood");
            throw Problem.of(ProblemKind.VALIDATION, reason).raise();
        }
    }
}
