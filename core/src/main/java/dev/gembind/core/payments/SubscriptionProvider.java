package dev.gembind.core.payments;

import java.util.List;

/** Ends subscriptions at whoever takes the money. Thread-safe; its deadlines are shorter than the outbox's lease. */
public interface SubscriptionProvider {
    /** Returns the name its charges have. */
    String name();

    /**
     * Says whether a subscription may renew. Saying it twice is saying it once.
     *
     * @param charges payments of the subscription, the one that is tried first in front
     * @param payer the platform account that pays
     * @param renews false to end it when what is paid is over; true to let the person turn it on again
     */
    PaymentProvider.Answer setRenewing(List<ChargeId> charges, String payer, boolean renews);
}
