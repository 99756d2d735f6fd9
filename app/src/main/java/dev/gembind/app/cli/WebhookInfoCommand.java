package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.telegram.WebhookInfo;
import dev.gembind.adapters.telegram.WebhookRegistration;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how the webhook stands. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = {"Shows where Telegram sends the bot's updates, how many wait, and what went wrong last."},
        footerHeading = "%nExamples:%n",
        footer = "  gembind telegram webhook info --json")
final class WebhookInfoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    WebhookInfoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        WebhookInfo info = new WebhookDesk(options.require(surroundings)).ask(WebhookRegistration::info);
        if (json.isOn()) {
            surroundings.out().println(document(info));
        } else {
            print(surroundings.out(), info);
        }
        return ExitCode.DONE.number();
    }

    private static ObjectNode document(WebhookInfo info) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("url", info.url()).put("waiting", info.waiting());
        Instant errorAt = info.errorAt();
        if (errorAt != null) {
            document.put("error", info.error()).put("error_at", errorAt.toString());
        }
        info.kinds().forEach(document.putArray("kinds")::add);
        return document;
    }

    private static void print(PrintWriter out, WebhookInfo info) {
        out.println(info.url().isEmpty() ? "no webhook is set" : "updates go to " + info.url());
        out.println(info.waiting() + " updates wait");
        if (info.errorAt() != null) {
            out.println("the last failure was at " + info.errorAt() + ": " + info.error());
        }
    }
}
