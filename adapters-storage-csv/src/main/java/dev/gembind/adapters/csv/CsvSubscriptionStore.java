package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.Subscription.Charges;
import dev.gembind.core.payments.SubscriptionStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subscriptions by their orders and by user. */
final class CsvSubscriptionStore implements SubscriptionStore {
    private static final int BEFORE_REFUNDS = 8;
    private static final int TAKEN_BACK = 8;

    private final CsvTable<Subscription> subscriptions;
    private final GroupIndex<Subscription> byUser;

    CsvSubscriptionStore(Catalog catalog) {
        TableSpec spec = new TableSpec(
                "subscriptions",
                2,
                List.of(
                        "order",
                        "user",
                        "plan",
                        "provider",
                        "state",
                        "entitled_until",
                        "first_charge",
                        "last_charge",
                        "taken_back"),
                BEFORE_REFUNDS);
        this.subscriptions = new CsvTable<>(catalog, spec, new Codec(), Subscription::order);
        this.byUser = subscriptions.with(
                new GroupIndex<>(subscription -> subscription.user().value()));
    }

    MovableRows<Subscription> movable() {
        return new ArchiveTable<>(subscriptions);
    }

    @Override
    public Optional<Subscription> find(Snapshot snapshot, String order) {
        return Optional.ofNullable(subscriptions.get(snapshot, order));
    }

    @Override
    public void put(Transaction tx, Subscription subscription) {
        subscriptions.put(tx, subscription);
    }

    @Override
    public List<Subscription> of(Snapshot snapshot, UserId user) {
        return subscriptions.find(snapshot, byUser, user.value()).stream()
                .sorted(Comparator.comparing(Subscription::order))
                .toList();
    }

    private static final class Codec implements RowCodec<Subscription> {
        private static final int FIRST = 6;

        @Override
        public List<@Nullable String> cells(Subscription subscription) {
            Charges charges = subscription.charges();
            return Cells.of(
                    subscription.order(),
                    subscription.user().value(),
                    subscription.plan(),
                    subscription.provider(),
                    subscription.state().name(),
                    Times.text(subscription.entitledUntil()),
                    charges == null ? null : charges.first().text(),
                    charges == null ? null : charges.last().text(),
                    Boolean.toString(subscription.takenBack()));
        }

        @Override
        public Subscription row(List<@Nullable String> cells) {
            return new Subscription(
                    Cells.text(cells, 0),
                    new UserId(Cells.text(cells, 1)),
                    Cells.text(cells, 2),
                    Cells.text(cells, 3),
                    Subscription.State.valueOf(Cells.text(cells, 4)),
                    Cells.instant(cells, 5),
                    charges(cells),
                    cells.get(TAKEN_BACK) != null && Cells.flag(cells, TAKEN_BACK));
        }

        private static @Nullable Charges charges(List<@Nullable String> cells) {
            return cells.get(FIRST) == null
                    ? null
                    : new Charges(
                            ChargeId.parse(Cells.text(cells, FIRST)), ChargeId.parse(Cells.text(cells, FIRST + 1)));
        }
    }
}
