package dev.gembind.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the sending of updates. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = {
            "Has Telegram send the bot's updates nowhere; they wait to be polled, for a day.",
            "A server whose TELEGRAM_MODE is webhook sets it again within minutes."
        },
        footerHeading = "%nExamples:%n",
        footer = "  gembind telegram webhook delete")
final class WebhookDeleteCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    WebhookDeleteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long waiting = new WebhookDesk(options.require(surroundings)).ask(telegram -> {
            telegram.delete();
            return telegram.info().waiting();
        });
        surroundings.out().println("no webhook is set; " + waiting + " updates wait");
        return ExitCode.DONE.number();
    }
}
