package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.ButtonData.Kind;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Talks about gems: how many there are, what became of them, and how to get more. */
final class GemTalk {
    /** What the start parameter of an invoice opens: a forwarded copy shows the shop instead of a button to pay. */
    static final String START = "buy";

    private static final int SHOWN_TRANSFERS = 10;
    private static final int SHOWN_CHARGES = 3;
    // the most rows of buttons that make sense on a phone
    private static final int SHOWN_PACKAGES = 20;

    private final Desk desk;
    private final Shop shop;

    GemTalk(Desk desk, Shop shop) {
        this.desk = desk;
        this.shop = shop;
    }

    /** Answers {@code /balance}. */
    Screen balance(Sender who) {
        return forUser(who, user -> {
            GemService.View view = shop.gems().view(user);
            return Screen.of(text(view.balance()) + (view.frozen() ? "\n" + Sentence.BALANCE_FROZEN.text() : ""));
        });
    }

    private static String text(Balance balance) {
        String held = balance.held().isZero() ? "" : "\n" + Sentence.BALANCE_HELD.text(balance.held() + "");
        String owed = balance.owed().isZero() ? "" : "\n" + Sentence.BALANCE_OWED.text(balance.owed() + "");
        return Sentence.BALANCE.text(balance.gems() + "") + held + owed;
    }

    /** Answers {@code /history}. */
    Screen history(Sender who) {
        return forUser(who, user -> {
            List<Transfer> newest = shop.gems().history(user, Long.MAX_VALUE, SHOWN_TRANSFERS);
            String lines = newest.stream().flatMap(GemTalk::line).collect(Collectors.joining("\n"));
            return Screen.of(lines.isEmpty() ? Sentence.HISTORY_EMPTY.text() : Sentence.HISTORY.text(lines));
        });
    }

    private static Stream<String> line(Transfer transfer) {
        return transfer.moved().stream().map(moved -> {
            String line = Sentence.HISTORY_LINE.text(
                    Words.day(transfer.recordedAt()),
                    signed(moved.postings().of(Book.GEMS)),
                    transfer.why().reason(),
                    moved.after().gems() + "");
            long owed = -moved.postings().of(Book.DEBT);
            return owed == 0 ? line : Sentence.HISTORY_OWED.text(line, signed(owed));
        });
    }

    private static String signed(long change) {
        return (change > 0 ? "+" : "") + change;
    }

    /**
     * Answers {@code /buy}.
     *
     * @param more buttons below those of the packages
     */
    Screen offers(Sender who, List<Screen.Button> more) {
        return forUser(who, user -> {
            List<Screen.Button> buttons = new ArrayList<>(shop.payments().catalogue().packages().stream()
                    .filter(offer -> priceOf(offer).isPresent())
                    .limit(SHOWN_PACKAGES)
                    .map(GemTalk::button)
                    .toList());
            buttons.addAll(more);
            return buttons.isEmpty()
                    ? Screen.of(Sentence.NOTHING_SOLD.text())
                    : new Screen(Sentence.OFFERS.text(), buttons, Screen.Layout.COLUMN);
        });
    }

    private static Screen.Button button(GemPackage offer) {
        String label = Sentence.BUTTON_BUY.text(
                offer.title("en"), priceOf(offer).orElseThrow().amount() + "");
        return Kind.BUY.button(label, offer.id());
    }

    private static Optional<Price> priceOf(GemPackage offer) {
        return offer.priceIn(Channel.TELEGRAM.currency()).filter(price -> price.amount() <= Integer.MAX_VALUE);
    }

    /** A package was chosen: makes an order and sends its invoice. */
    Reaction buy(Sender who, String id) {
        Optional<UserId> user = desk.membershipOf(who).map(Membership::user);
        Optional<GemPackage> offer = shop.payments().catalogue().findPackage(id);
        if (user.isEmpty()) {
            return Reaction.note(Sentence.GEMS_STRANGER.text());
        }
        if (offer.flatMap(GemTalk::priceOf).isEmpty()) {
            return Reaction.note(Sentence.NO_LONGER_SOLD.text());
        }
        PlaceOutcome outcome = shop.payments().place(user.get(), id, Channel.TELEGRAM);
        if (outcome instanceof PlaceOutcome.Placed placed) {
            return Reaction.invoice(Bill.of(offer.get(), placed.order(), placed.payload()));
        }
        return notPlaced(outcome);
    }

    static Reaction notPlaced(PlaceOutcome outcome) {
        if (outcome instanceof PlaceOutcome.TooManyOpen) {
            return Reaction.note(Sentence.TOO_MANY_ORDERS.text());
        }
        return Reaction.note(
                (outcome instanceof PlaceOutcome.NotSold ? Sentence.NO_LONGER_SOLD : Sentence.UNKNOWN_USER).text());
    }

    /** Answers {@code /terms}. */
    Screen terms() {
        return Screen.of(Sentence.TERMS.text());
    }

    /** Answers {@code /paysupport}: what support needs to know is listed, for people cannot find it themselves. */
    Screen support(Sender who) {
        return desk.membershipOf(who)
                .map(known -> Screen.of(Sentence.PAY_SUPPORT.text(known.user().value(), charges(known.user()))))
                .orElseGet(() -> Screen.of(Sentence.PAY_SUPPORT_STRANGER.text(Long.toString(who.id()))));
    }

    private String charges(UserId user) {
        String lines = shop.payments().chargesOf(user).stream()
                .filter(charge -> charge.id().provider().equals(Till.PROVIDER))
                .sorted(Comparator.comparing(GemTalk::paidAt).reversed())
                .limit(SHOWN_CHARGES)
                .map(charge -> Sentence.PAY_SUPPORT_LINE.text(
                        Words.day(paidAt(charge)), charge.id().id()))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Sentence.PAY_SUPPORT_NONE.text() : lines;
    }

    private static Instant paidAt(Charge charge) {
        // whoever got gems for a charge paid it
        return Objects.requireNonNull(charge.facts().payment(), "a sale without a payment")
                .paidAt();
    }

    private Screen forUser(Sender who, Function<UserId, Screen> answer) {
        return desk.membershipOf(who)
                .map(Membership::user)
                .map(answer)
                .orElseGet(() -> Screen.of(Sentence.GEMS_STRANGER.text()));
    }
}
