package dev.gembind.app.cli;

import dev.gembind.adapters.csv.FolderInUseException;
import dev.gembind.adapters.web.PortInUseException;
import dev.gembind.app.play.PlayRefusedException;
import dev.gembind.core.GembindException;
import dev.gembind.core.storage.StorageCorruptException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, in one sentence where that is enough, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler {
    private final PrintWriter err;

    Failures(PrintWriter err) {
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof GembindException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException) {
            err.println("gembind: " + failure.getMessage());
        } else {
            err.println("gembind: unexpected failure");
            failure.printStackTrace(err);
        }
        if (failure instanceof StorageCorruptException) {
            err.println("gembind: nothing was changed; copy the data as it is, then restore a backup"
                    + " (gembind restore latest), or see what can be kept (gembind repair)");
        }
        return exitCode(failure).number();
    }

    private static ExitCode exitCode(Exception failure) {
        if (failure instanceof CommandException known) {
            return known.exit();
        }
        if (failure instanceof FolderInUseException) {
            return ExitCode.FOLDER_IN_USE;
        }
        if (failure instanceof PortInUseException || failure instanceof PlayRefusedException) {
            return ExitCode.CONFIGURATION;
        }
        return failure instanceof StorageCorruptException ? ExitCode.INVARIANT_BROKEN : ExitCode.FAILED;
    }
}
