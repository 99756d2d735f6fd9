package dev.gembind.adapters.discord;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.http.HttpAnswer;
import dev.gembind.http.HttpFailure;
import dev.gembind.http.HttpResult;
import dev.gembind.http.ProviderHttp;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is the matter when Discord, or the network in front of it, does not serve us: it says so, stays away for as long as
 * it is asked to, and raises an alert when only a person can help.
 */
final class Weather {
    /** Blocks of the network in front go by address and last minutes; every call while they last prolongs them. */
    static final Duration BLOCK_PAUSE = Duration.ofMinutes(5);

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final String STATIC_BLOCK = "You are being blocked";

    private final ProviderHttp http;
    private final AlertSink alerts;

    Weather(ProviderHttp http, AlertSink alerts) {
        this.http = http;
        this.alerts = alerts;
    }

    /** Explains a result that is neither a success nor an answer of Discord to the question asked; empty if it is one. */
    Optional<IdentityResult.Unavailable> explain(HttpResult result) {
        if (result instanceof HttpResult.RateLimited limited) {
            return Optional.of(limited(limited));
        }
        if (result instanceof HttpResult.Refused refused && isBlock(refused.answer())) {
            return Optional.of(blocked(null));
        }
        if (result instanceof HttpResult.Refused refused && refused.answer().isHtml()) {
            return Optional.of(new IdentityResult.Unavailable(HttpFailure.HTML.reason()));
        }
        if (result instanceof HttpResult.Failed failed) {
            return Optional.of(failed(failed));
        }
        return Optional.empty();
    }

    private IdentityResult.Unavailable limited(HttpResult.RateLimited limited) {
        HttpAnswer answer = limited.answer();
        Duration wait = limited.retryAfter();
        if (isBlock(answer)) {
            return blocked(wait);
        }
        // a limit of one person's token is no reason to keep others waiting
        if (!answer.header("X-RateLimit-Scope").orElse("").equals("user")) {
            http.pause(within(wait == null ? SHORT_PAUSE : wait));
        }
        return new IdentityResult.Unavailable("rate-limited");
    }

    private IdentityResult.Unavailable failed(HttpResult.Failed failed) {
        Duration wait = failed.retryAfter();
        if (failed.failure() == HttpFailure.SERVER_ERROR && wait != null) {
            http.pause(within(wait));
        }
        return new IdentityResult.Unavailable(failed.failure().reason());
    }

    /** Discord's own answers are JSON; a page, or the fixed text, comes from the network in front of it. */
    private static boolean isBlock(HttpAnswer answer) {
        boolean page = answer.isHtml() && (answer.status() == FORBIDDEN || answer.status() == TOO_MANY);
        return page || answer.contains(STATIC_BLOCK);
    }

    private IdentityResult.Unavailable blocked(@Nullable Duration wait) {
        http.pause(within(wait == null || wait.compareTo(BLOCK_PAUSE) < 0 ? BLOCK_PAUSE : wait));
        alerts.alert(
                new Alert(
                        "discord-blocked",
                        "discord",
                        "The network in front of Discord blocks this server's address (as with Cloudflare error 1015); "
                                + "Discord is left alone for some minutes. Look for too many failed calls or a shared address."));
        return new IdentityResult.Unavailable("blocked");
    }

    /** Only a person can mend what Discord says of our registration. */
    void misconfigured(Refusal refusal) {
        alerts.alert(
                new Alert(
                        "discord-misconfigured",
                        refusal.reason(),
                        "Discord refuses this application (" + refusal.reason()
                                + "). Compare the client id, the client secret and the redirect address with Discord's portal."));
    }

    private static Duration within(Duration wait) {
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }
}
