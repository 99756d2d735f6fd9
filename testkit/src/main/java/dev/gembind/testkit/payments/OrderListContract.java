package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.PlaceOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the orders of a user are listed, on a store. */
public abstract class OrderListContract extends PaymentContract {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PAGE = 3;

    private Order placed(UserId user) {
        PlaceOutcome outcome = service().place(user, "gems-100", Channel.STRIPE);
        if (outcome instanceof PlaceOutcome.Placed placed) {
            return placed.order();
        }
        throw new AssertionError("not placed: " + outcome);
    }

    private UserId added(String name) {
        UserId user = new UserId(name);
        opened().stores()
                .transactor()
                .write("add", tx -> opened().stores().users().insertIfAbsent(tx, new User(user, NOW)));
        return user;
    }

    private List<String> ids(UserId user, @Nullable Order after, int limit) {
        return service().ordersOf(user, after, limit).stream().map(Order::id).toList();
    }

    /** Places orders a second apart but for some of one moment, and returns them as they are to be listed. */
    private List<Order> several() {
        List<Order> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(placed(ALICE));
            if (i % 3 == 0) {
                all.add(placed(ALICE));
            }
            time.advance(SECOND);
        }
        all.sort(Comparator.comparing(Order::createdAt).reversed().thenComparing(Order::id));
        return all;
    }

    @Test
    void whoOrderedNothingHasNoOrders() {
        placed(ALICE);

        assertThat(service().ordersOf(added("bob"), null, PAGE)).isEmpty();
        assertThat(service().ordersOf(new UserId("nobody"), null, PAGE)).isEmpty();
    }

    @Test
    @Tag("A-35")
    void ordersAreListedTheNewestFirstAndThoseOfOneMomentByTheirIds() {
        List<Order> all = several();
        reopen();

        assertThat(service().ordersOf(ALICE, null, 100)).containsExactlyElementsOf(all);
        assertThat(ids(ALICE, null, PAGE))
                .containsExactlyElementsOf(ids(ALICE, null, 100).subList(0, PAGE));
    }

    @Test
    @Tag("A-35")
    void pagesHoldEachOrderOnceWhateverIsOrderedMeanwhile() {
        List<Order> all = several();
        List<Order> seen = new ArrayList<>();

        List<Order> page = service().ordersOf(ALICE, null, PAGE);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(PAGE);
            seen.addAll(page);
            placed(ALICE);
            page = service().ordersOf(ALICE, page.get(page.size() - 1), PAGE);
        }

        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void ordersOfUsersWhoseNamesBeginAlikeStayApart() {
        Order mine = placed(ALICE);
        List<Order> theirs = new ArrayList<>();
        for (String name : List.of("alice-", "alice.", "alice0", "alice:", "aliceA", "alice_", "alic", "Alice")) {
            theirs.add(placed(added(name)));
        }
        reopen();

        assertThat(service().ordersOf(ALICE, null, 100)).containsExactly(mine);
        assertThat(theirs)
                .allSatisfy(order ->
                        assertThat(service().ordersOf(order.user(), null, 100)).containsExactly(order));
    }

    @Test
    void ordersAreListedInEveryState() {
        String payload = order(Channel.STRIPE);
        pay(new ChargeId("stripe", "ch_1"), payload);
        time.advance(SECOND);
        Order over = placed(ALICE);
        time.advance(Duration.ofDays(1));
        assertThat(service().sweep()).isFalse();
        Order open = placed(ALICE);

        List<Order> all = service().ordersOf(ALICE, null, 100);

        assertThat(all).extracting(Order::state).containsExactly(OrderState.OPEN, OrderState.EXPIRED, OrderState.PAID);
        assertThat(all.subList(0, 2)).extracting(Order::id).containsExactly(open.id(), over.id());
    }
}
