package dev.gembind.core.payments;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something a provider tells of a charge. */
public final class News {
    private final Function<Function<String, Optional<Order>>, UnaryOperator<Facts>> change;

    /**
     * What a payment says of its order, beside the order's id. Where it disagrees with the order, somebody is mistaken, and
     * nobody gets gems before a person has looked.
     *
     * @param channel through whom the order must have been made
     * @param user whose it is; null when the payment does not say
     * @param offer what was ordered; null when the payment does not say
     */
    public record Claim(
            Channel channel,
            @Nullable String user,
            @Nullable String offer) {
        boolean fits(Order order) {
            return order.channel() == channel
                    && (user == null || user.equals(order.user().value()))
                    && (offer == null || offer.equals(order.item().offer()));
        }
    }

    private News(Function<Function<String, Optional<Order>>, UnaryOperator<Facts>> change) {
        this.change = change;
    }

    /** Money was taken. */
    public static News paid(Payment payment, Claim claim) {
        return new News(orders -> {
            String order = payment.order();
            boolean fits =
                    order != null && orders.apply(order).filter(claim::fits).isPresent();
            Payment trusted = fits ? payment : payment.forOrder(null);
            return facts -> facts.paid(trusted);
        });
    }

    /**
     * Money went back, whoever wanted it.
     *
     * @param total how much so far, all refunds of the charge together; {@link Facts#ALL} for all of it
     */
    public static News refunded(long total) {
        return new News(orders -> facts -> facts.refunded(total));
    }

    /**
     * A refund that the provider names was made.
     *
     * @param refund its name: ours where we asked for it
     * @param amount how much money went back by it alone
     */
    public static News refundMade(String refund, long amount) {
        return new News(orders -> facts -> facts.refund(refund, new MoneyBack.Part(amount, false)));
    }

    /** A refund failed, whether it was told of before or not: its money did not go back, or it came back. */
    public static News refundFailed(String refund, long amount) {
        return new News(orders -> facts -> facts.refund(refund, new MoneyBack.Part(amount, true)));
    }

    /** The charge is disputed, and its money is gone for now; {@link Facts#ALL} for all of it. */
    public static News disputed(long amount) {
        return new News(orders -> facts -> facts.disputed(amount));
    }

    /** The dispute was won, and its money is back. */
    public static News disputeWon() {
        return new News(orders -> Facts::won);
    }

    UnaryOperator<Facts> change(Function<String, Optional<Order>> orders) {
        return change.apply(orders);
    }
}
