package dev.gembind.app.cli;

import dev.gembind.app.config.LogConfig;
import dev.gembind.app.config.LogFormat;
import dev.gembind.app.config.LogLevel;
import dev.gembind.app.logging.LogStream;
import dev.gembind.app.logging.Logging;
import java.util.List;
import picocli.CommandLine;

/** The command line. */
public final class Cli {
    private Cli() {}

    /** Runs one command and returns its exit code. */
    public static int run(List<String> args, Surroundings surroundings) {
        // what a command prints is data; the server says more, and elsewhere, once it knows its configuration
        Logging.apply(new LogConfig(LogLevel.WARN, LogFormat.TEXT), LogStream.ERR);
        return commands(surroundings).execute(args.toArray(String[]::new));
    }

    static CommandLine commands(Surroundings surroundings) {
        CommandLine root = new CommandLine(new RootCommand(surroundings))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new SandboxCommand(surroundings))
                .addSubcommand(new StartCommand(surroundings))
                .addSubcommand(configCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(backupCommand(surroundings))
                .addSubcommand(new RestoreCommand(surroundings))
                .addSubcommand(new RepairCommand(surroundings))
                .addSubcommand(new ConvertCommand(surroundings))
                .addSubcommand(new MigrateCommand(surroundings))
                .addSubcommand(new CleanupCommand(surroundings))
                .addSubcommand(new ImportCommand(surroundings))
                .addSubcommand(apiKeyCommand(surroundings))
                .addSubcommand(ledgerCommand(surroundings))
                .addSubcommand(paymentsCommand(surroundings))
                .addSubcommand(outboxCommand(surroundings))
                .addSubcommand(telegramCommand(surroundings))
                .addSubcommand(new VersionCommand(surroundings));
        return root.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExecutionExceptionHandler(new Failures(surroundings.err()))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static CommandLine configCommand(Surroundings surroundings) {
        return new CommandLine(new GroupCommands.Config())
                .addSubcommand(new ConfigPrintCommand(surroundings))
                .addSubcommand(new ConfigCheckCommand(surroundings))
                .addSubcommand(new ConfigTemplateCommand(surroundings));
    }

    private static CommandLine backupCommand(Surroundings surroundings) {
        return new CommandLine(new GroupCommands.Backup())
                .addSubcommand(new BackupCreateCommand(surroundings))
                .addSubcommand(new BackupListCommand(surroundings))
                .addSubcommand(new BackupVerifyCommand(surroundings));
    }

    private static CommandLine ledgerCommand(Surroundings surroundings) {
        // a negative number is no option
        CommandLine adjust =
                new CommandLine(new LedgerAdjustCommand(surroundings)).setUnmatchedOptionsArePositionalParams(true);
        return new CommandLine(new GroupCommands.Ledger())
                .addSubcommand(new LedgerShowCommand(surroundings))
                .addSubcommand(adjust)
                .addSubcommand(new LedgerHoldsCommand(surroundings));
    }

    private static CommandLine paymentsCommand(Surroundings surroundings) {
        return new CommandLine(new GroupCommands.Payments())
                .addSubcommand(new PaymentsListCommand(surroundings))
                .addSubcommand(new PaymentsOrdersCommand(surroundings))
                .addSubcommand(new PaymentsShowCommand(surroundings))
                .addSubcommand(new PaymentsRefundCommand(surroundings))
                .addSubcommand(new PaymentsReconcileCommand(surroundings))
                .addSubcommand(new PaymentsQuarantineCommand(surroundings));
    }

    private static CommandLine outboxCommand(Surroundings surroundings) {
        return new CommandLine(new GroupCommands.Outbox())
                .addSubcommand(new OutboxListCommand(surroundings))
                .addSubcommand(new OutboxRetryCommand(surroundings))
                .addSubcommand(new OutboxDropCommand(surroundings));
    }

    private static CommandLine telegramCommand(Surroundings surroundings) {
        return new CommandLine(new GroupCommands.Telegram())
                .addSubcommand(new CommandLine(new GroupCommands.TelegramWebhook())
                        .addSubcommand(new WebhookSetCommand(surroundings))
                        .addSubcommand(new WebhookDeleteCommand(surroundings))
                        .addSubcommand(new WebhookInfoCommand(surroundings)));
    }

    private static CommandLine apiKeyCommand(Surroundings surroundings) {
        return new CommandLine(new GroupCommands.ApiKey())
                .addSubcommand(new ApiKeyCreateCommand(surroundings))
                .addSubcommand(new ApiKeyListCommand(surroundings))
                .addSubcommand(new ApiKeyRevokeCommand(surroundings));
    }
}
