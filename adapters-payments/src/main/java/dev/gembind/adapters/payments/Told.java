package dev.gembind.adapters.payments;

import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.News;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was read.
 *
 * @param eventId the same for each attempt to deliver it
 * @param fingerprint tells whether two events with one id say the same
 * @param news what it tells of a charge; null when it is about something else
 */
record Told(String eventId, String fingerprint, @Nullable OfCharge news) {
    /**
     * What it tells of a charge.
     *
     * @param charge the charge
     * @param news what happened to it
     * @param refundFailed whether that is a refund that failed, which a person has to hear of
     */
    record OfCharge(ChargeId charge, News news, boolean refundFailed) {
        OfCharge(ChargeId charge, News news) {
            this(charge, news, false);
        }
    }
}
