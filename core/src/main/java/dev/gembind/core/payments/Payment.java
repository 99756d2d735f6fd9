package dev.gembind.core.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came, as its provider tells.
 *
 * @param order the order it says it is for; null when it names none that can be trusted
 * @param price what was paid
 * @param paidAt when
 * @param paidUntil until when a subscription lasts now; null when it is none
 */
public record Payment(
        @Nullable String order,
        Price price,
        Instant paidAt,
        @Nullable Instant paidUntil) {}
