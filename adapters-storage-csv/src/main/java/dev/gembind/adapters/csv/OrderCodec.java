package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of an order. */
final class OrderCodec implements RowCodec<Order> {
    static final TableSpec SPEC = new TableSpec(
            "orders",
            1,
            List.of(
                    "id",
                    "user",
                    "offer",
                    "gems",
                    "subscription",
                    "catalogue_version",
                    "amount",
                    "currency",
                    "channel",
                    "state",
                    "created_at",
                    "expires_at"));

    @Override
    public List<@Nullable String> cells(Order order) {
        return Cells.of(
                order.id(),
                order.user().value(),
                order.item().offer(),
                order.item().gems().toString(),
                Boolean.toString(order.item().isSubscription()),
                Integer.toString(order.item().catalogueVersion()),
                Long.toString(order.price().amount()),
                order.price().currency(),
                order.channel().name(),
                order.state().name(),
                Times.text(order.createdAt()),
                Times.text(order.expiresAt()));
    }

    @Override
    public Order row(List<@Nullable String> cells) {
        Order.Item item = new Order.Item(
                Cells.text(cells, 2),
                WalletCodec.gems(cells, 3),
                Cells.flag(cells, 4),
                Math.toIntExact(Cells.number(cells, 5)));
        return new Order(
                Cells.text(cells, 0),
                new UserId(Cells.text(cells, 1)),
                item,
                new Price(Cells.number(cells, 6), Cells.text(cells, 7)),
                Channel.valueOf(Cells.text(cells, 8)),
                OrderState.valueOf(Cells.text(cells, 9)),
                Cells.instant(cells, 10),
                Cells.instant(cells, 11));
    }
}
