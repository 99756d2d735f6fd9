package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.OrderOutcome;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Storefront;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people get who order through a channel that is open, closed, or in trouble. */
class StorefrontTest extends PaymentContract {
    private static final Duration PAGE_LIFE = Duration.ofHours(23);

    private final Queue<Checkout.Answer> answers = new ArrayDeque<>();
    private final List<Checkout.Bill> asked = new ArrayList<>();

    @Override
    protected OpenPayments open() {
        InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
        return new OpenPayments(storage.paymentStores(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }

    private final class Pages implements Checkout {
        private final Channel channel;

        Pages(Channel channel) {
            this.channel = channel;
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public boolean sellsSubscriptions() {
            return false;
        }

        @Override
        public Duration pageLife() {
            return PAGE_LIFE;
        }

        @Override
        public Answer open(Bill bill) {
            asked.add(bill);
            Answer told = answers.poll();
            return told != null ? told : new Answer.Opened(URI.create("https://pay.example/" + asked.size()));
        }
    }

    private Storefront shop() {
        return new Storefront(service(), List.of(new Pages(Channel.STRIPE)), true);
    }

    private static OrderWish wish(String offer, Channel channel) {
        return new OrderWish(ALICE, offer, channel, "k1");
    }

    @Test
    @Tag("A-04")
    void theProviderIsAskedForThePriceOfTheOrder() {
        OrderOutcome.Ordered ordered = (OrderOutcome.Ordered) shop().order(wish("gems-100", Channel.STRIPE));

        assertThat(ordered.url()).hasToString("https://pay.example/1");
        assertThat(ordered.replayed()).isFalse();
        assertThat(asked).singleElement().satisfies(bill -> {
            assertThat(bill.order()).isEqualTo(ordered.order());
            assertThat(bill.order().price().amount()).isEqualTo(CENTS);
            assertThat(bill.title()).isEqualTo("100 gems");
            assertThat(payload().read(bill.payload())).contains(bill.order().id());
        });
    }

    @Test
    @Tag("A-03")
    void theSameKeyGetsTheSamePage() {
        Storefront shop = shop();
        shop.order(wish("gems-100", Channel.STRIPE));

        OrderOutcome.Ordered again = (OrderOutcome.Ordered) shop.order(wish("gems-100", Channel.STRIPE));

        assertThat(again.replayed()).isTrue();
        assertThat(again.url()).hasToString("https://pay.example/1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void anOrderWhoseProviderWasAwayGetsItsPageLater() {
        Storefront shop = shop();
        answers.add(new Checkout.Answer.Unavailable("away", Duration.ofSeconds(7)));

        OrderOutcome first = shop.order(wish("gems-100", Channel.STRIPE));
        OrderOutcome second = shop.order(wish("gems-100", Channel.STRIPE));

        assertThat(first).isInstanceOfSatisfying(OrderOutcome.PageUnavailable.class, away -> {
            assertThat(away.notBefore()).isEqualTo(Duration.ofSeconds(7));
            assertThat(second)
                    .isInstanceOfSatisfying(
                            OrderOutcome.Ordered.class,
                            later -> assertThat(later.order()).isEqualTo(away.order()));
        });
    }

    @Test
    void aProviderThatRefusesLeavesAnOrderWithoutPage() {
        answers.add(new Checkout.Answer.Refused("no such currency"));

        assertThat(shop().order(wish("gems-100", Channel.STRIPE))).isInstanceOf(OrderOutcome.PageRefused.class);
    }

    @Test
    void nobodyIsSentToPayWhatIsOver() {
        PlaceOutcome.Placed placed = (PlaceOutcome.Placed) service().place(wish("gems-100", Channel.STRIPE));
        time.advance(PaymentService.ORDER_LIFE);

        OrderOutcome.Ordered late = (OrderOutcome.Ordered) shop().order(wish("gems-100", Channel.STRIPE));

        assertThat(late.order()).isEqualTo(placed.order());
        assertThat(late.url()).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostSiteThatTakesTheMoneyItselfGetsNoPage() {
        OrderOutcome.Ordered ordered = (OrderOutcome.Ordered) shop().order(wish("gems-100", Channel.HOST));

        assertThat(ordered.url()).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void nothingIsSoldThroughAChannelThatIsNotThere() {
        assertThat(shop().order(wish("gems-100", Channel.TELEGRAM))).isEqualTo(new OrderOutcome.ChannelClosed());
        assertThat(new Storefront(service(), List.of(), false).order(wish("gems-100", Channel.HOST)))
                .isEqualTo(new OrderOutcome.ChannelClosed());
        assertThat(shop().isOpen(Channel.HOST)).isTrue();
    }

    @Test
    void whatIsPaidAgainAndAgainNeedsAChannelThatCanDoThat() {
        Storefront stars = new Storefront(service(), List.of(new Pages(Channel.TELEGRAM)), false);

        assertThat(stars.order(wish("plus", Channel.TELEGRAM)))
                .isEqualTo(new OrderOutcome.NotPlaced(new PlaceOutcome.NotSold()));
        assertThat(asked).isEmpty();
    }

    @Test
    void anOrderIsContinuedOnItsPageWhileThatLives() {
        Storefront shop = shop();
        OrderOutcome.Ordered first = (OrderOutcome.Ordered) shop.order(wish("gems-100", Channel.STRIPE));

        OrderOutcome again = shop.resume(ALICE, first.order().id()).orElseThrow();

        assertThat(again).isEqualTo(new OrderOutcome.Ordered(first.order(), first.url(), true));
        assertThat(shop.canContinue(first.order())).isTrue();
        time.advance(PAGE_LIFE);
        assertThat(shop.canContinue(first.order())).isFalse();
        assertThat(shop.resume(ALICE, first.order().id()))
                .contains(new OrderOutcome.Ordered(first.order(), null, true));
    }

    @Test
    void anotherShopMakesThePageAgainWhenTheFirstOneIsGone() {
        OrderOutcome.Ordered first = (OrderOutcome.Ordered) shop().order(wish("gems-100", Channel.STRIPE));

        assertThat(shop().resume(ALICE, first.order().id()))
                .contains(new OrderOutcome.Ordered(first.order(), URI.create("https://pay.example/2"), true));
        assertThat(asked.get(1)).isEqualTo(asked.get(0));
    }

    @Test
    void nobodyContinuesOrdersOfOthersNorWhatHasNoPage() {
        Storefront shop = shop();
        OrderOutcome.Ordered mine = (OrderOutcome.Ordered) shop.order(wish("gems-100", Channel.STRIPE));
        OrderOutcome.Ordered host =
                (OrderOutcome.Ordered) shop.order(new OrderWish(ALICE, "gems-100", Channel.HOST, "k2"));

        assertThat(shop.resume(new UserId("bob"), mine.order().id())).isEmpty();
        assertThat(shop.resume(ALICE, "nothing")).isEmpty();
        assertThat(shop.canContinue(host.order())).isFalse();
        assertThat(shop.resume(ALICE, host.order().id())).contains(new OrderOutcome.Ordered(host.order(), null, true));
        assertThat(asked).hasSize(1);
    }
}
