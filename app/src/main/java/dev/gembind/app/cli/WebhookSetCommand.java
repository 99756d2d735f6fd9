package dev.gembind.app.cli;

import dev.gembind.core.Secret;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has updates sent to the configured site. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Has Telegram send the bot's updates to BASE_URL/webhooks/telegram, with TELEGRAM_WEBHOOK_SECRET.",
            "TELEGRAM_MODE has to be webhook."
        },
        footerHeading = "%nExamples:%n",
        footer = "  gembind telegram webhook set")
final class WebhookSetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    WebhookSetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        WebhookDesk desk = new WebhookDesk(options.require(surroundings));
        URI address = desk.address();
        Secret secret = desk.secret();
        desk.ask(telegram -> {
            telegram.set(address, secret);
            return address;
        });
        surroundings.out().println("Telegram sends updates to " + address);
        return ExitCode.DONE.number();
    }
}
