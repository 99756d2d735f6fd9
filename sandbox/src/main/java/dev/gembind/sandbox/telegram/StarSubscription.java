package dev.gembind.sandbox.telegram;

import java.time.Instant;

/**
 * What somebody pays again and again.
 *
 * @param first the charge that began it
 * @param person who pays
 * @param title what for
 * @param amount how many Stars each time
 * @param until until when it is paid
 * @param renews whether it goes on by itself
 * @param endedByBot whether the bot ended it, so that the person cannot turn it on again
 */
public record StarSubscription(
        String first, long person, String title, long amount, Instant until, boolean renews, boolean endedByBot) {}
