package dev.gembind.core.payments;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of the wish to buy something, with the page to pay it on. */
public sealed interface OrderOutcome {
    /**
     * It is ordered.
     *
     * @param order as it is now
     * @param url where it is paid; null when the channel has no such page, or there is nothing to pay any more
     * @param replayed whether it was wished for before
     */
    record Ordered(Order order, @Nullable URI url, boolean replayed) implements OrderOutcome {}

    /**
     * There is no order.
     *
     * @param why what spoke against it
     */
    record NotPlaced(PlaceOutcome why) implements OrderOutcome {}

    /** Nothing is sold through this channel here. */
    record ChannelClosed() implements OrderOutcome {}

    /**
     * It is ordered, and the provider makes no page for it.
     *
     * @param order as it is now
     */
    record PageRefused(Order order) implements OrderOutcome {}

    /**
     * It is ordered, and the provider does not answer; the same wish with the same key may get a page later.
     *
     * @param order as it is now
     * @param notBefore the shortest time to wait
     */
    record PageUnavailable(Order order, Duration notBefore) implements OrderOutcome {}
}
