package dev.gembind.core.payments;

/** What became of something a provider told of a subscription. */
public sealed interface SubscriptionNews {
    /**
     * It is stored.
     *
     * @param subscription as it is now
     */
    record Taken(Subscription subscription) implements SubscriptionNews {}

    /** It was known before. */
    record Known() implements SubscriptionNews {}

    /** No order of ours is a subscription by that name. */
    record Unknown() implements SubscriptionNews {}
}
