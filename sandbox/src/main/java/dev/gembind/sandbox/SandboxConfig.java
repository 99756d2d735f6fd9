package dev.gembind.sandbox;

import dev.gembind.sandbox.discord.DiscordApp;
import dev.gembind.sandbox.stripe.StripeAccount;
import dev.gembind.sandbox.telegram.BotAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * What a sandbox plays.
 *
 * @param seed the same seed invents the same people and, in the same run, draws the same codes and ids
 * @param run another one for each time that a product plays which remembers ids of earlier times
 * @param product where the product's pages are; only shown as links, never called
 * @param discord the application registered with the simulated Discord
 * @param telegram the bot registered with the simulated Telegram
 * @param stripe the account at the simulated Stripe
 * @param host what the simulated host site signs its events with
 */
public record SandboxConfig(
        long seed, long run, URI product, DiscordApp discord, BotAccount telegram, StripeAccount stripe, String host) {
    private static final long FAR = 0x9E3779B97F4A7C15L;
    private static final String BOT_NAME = "gembind_sandbox_bot";
    private static final int SECRET_LENGTH = 27;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** Checks the product's address. */
    public SandboxConfig {
        if (!product.isAbsolute() || product.getHost() == null) {
            throw new IllegalArgumentException("product must be an http(s) address, not " + product);
        }
    }

    /**
     * Invents an application and a bot whose secrets begin with {@code SANDBOX}, and registers {@code
     * product/auth/discord/callback} as the only redirect address.
     */
    public static SandboxConfig seeded(long seed, URI product) {
        Random random = new Random(seed);
        String secret = secret(random);
        return new SandboxConfig(
                seed,
                0,
                product,
                new DiscordApp("110000000000000001", secret, List.of(callback(product))),
                new BotAccount("7000000001:" + secret(random), BOT_NAME, "Gembind (sandbox)"),
                new StripeAccount("sk_test_" + secret(random), "whsec_" + secret(random)),
                "whsec_" + Base64.getEncoder().encodeToString(secret(random).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the same people and secrets in another run: no platform gives an id twice. */
    public SandboxConfig inRun(long number) {
        return new SandboxConfig(seed, number, product, discord, telegram, stripe, host);
    }

    /** Returns the seed of codes and ids. */
    long draws() {
        return seed + run * FAR;
    }

    @Override
    public String toString() {
        return "SandboxConfig[seed=" + seed + ", run=" + run + ", product=" + product + "]";
    }

    static URI callback(URI product) {
        String base = product.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "auth/discord/callback");
    }

    private static String secret(Random random) {
        StringBuilder out = new StringBuilder("SANDBOX_");
        for (int i = 0; i < SECRET_LENGTH; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }
}
