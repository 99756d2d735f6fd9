package dev.gembind.app.cli;

import picocli.CommandLine.Command;

/** Commands that only hold other commands; picocli asks for one of those by itself. */
final class GroupCommands {
    private GroupCommands() {}

    @Command(name = "config", mixinStandardHelpOptions = true, description = "Shows and checks the configuration.")
    static final class Config {}

    @Command(name = "backup", mixinStandardHelpOptions = true, description = "Makes, lists and checks backups.")
    static final class Backup {}

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = {"Shows and corrects what users have.", "Works whether or not a server has the data open."})
    static final class Ledger {}

    @Command(
            name = "payments",
            mixinStandardHelpOptions = true,
            description = {
                "Shows charges, gives them back, and decides about those that fit no order.",
                "Works whether or not a server has the data open."
            })
    static final class Payments {}

    @Command(
            name = "outbox",
            mixinStandardHelpOptions = true,
            description = {
                "Shows messages that are not sent yet, and decides about those that were given up.",
                "Works whether or not a server has the data open."
            })
    static final class Outbox {}

    @Command(name = "telegram", mixinStandardHelpOptions = true, description = "Looks after the Telegram bot.")
    static final class Telegram {}

    @Command(
            name = "webhook",
            mixinStandardHelpOptions = true,
            description = {
                "Shows and changes where Telegram sends the bot's updates.",
                "A server does this by itself when it starts; no update that waits is ever dropped."
            })
    static final class TelegramWebhook {}

    @Command(
            name = "apikey",
            mixinStandardHelpOptions = true,
            description = {
                "Makes, lists and revokes the keys of host sites.",
                "Works whether or not a server runs on the same data folder."
            })
    static final class ApiKey {}
}
