package dev.gembind.sandbox.control;

import dev.gembind.sandbox.discord.DiscordPlatform;
import dev.gembind.sandbox.faults.FaultSwitches;
import dev.gembind.sandbox.host.HostSite;
import dev.gembind.sandbox.stripe.StripePlatform;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the pages show and steer.
 *
 * @param product where the product's pages are now
 * @param discord the simulated Discord
 * @param telegram the simulated Telegram
 * @param stripe the simulated Stripe
 * @param host the simulated host site
 * @param ids numbers events
 * @param skip moves the sandbox's time forward
 */
public record Parts(
        Supplier<URI> product,
        DiscordPlatform discord,
        TelegramPlatform telegram,
        StripePlatform stripe,
        HostSite host,
        AtomicLong ids,
        Consumer<Duration> skip) {
    Map<String, FaultSwitches> switches() {
        return Map.of("discord", discord.faults(), "telegram", telegram.faults(), "stripe", stripe.faults());
    }

    /** Returns a number that was not used before. */
    long nextId() {
        return ids.incrementAndGet();
    }

    Optional<FaultSwitches> switches(String platform) {
        return Optional.ofNullable(switches().get(platform));
    }

    String productPath(String path) {
        String base = product.get().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
