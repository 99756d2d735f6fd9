package dev.gembind.app.cli;

import dev.gembind.core.GembindException;
import org.jspecify.annotations.Nullable;

/** Ends a command with a sentence for the operator and an exit code. */
final class CommandException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    CommandException(ExitCode exit, String message, @Nullable Throwable cause) {
        super("command-failed", message, cause);
        this.exit = exit;
    }

    ExitCode exit() {
        return exit;
    }
}
