package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.ButtonData.Kind;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundPreview;
import dev.gembind.core.payments.RefundWish;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Talks about giving purchases back: which can go, what that means, and that it is under way. */
final class RefundTalk {
    // what fits a phone; older ones are a matter of support
    private static final int SHOWN = 10;

    private final Desk desk;
    private final Shop shop;
    private final InstantSource clock;

    RefundTalk(Desk desk, Shop shop, InstantSource clock) {
        this.desk = desk;
        this.shop = shop;
        this.clock = clock;
    }

    private record Purchase(ChargeId id, Payment payment, RefundPreview preview) {
        boolean isPossible() {
            return preview instanceof RefundPreview.Possible;
        }
    }

    /** Answers {@code /refund}. */
    Screen offer(Sender who) {
        Optional<UserId> user = desk.membershipOf(who).map(Membership::user);
        return user.map(known -> offer(purchases(who, known)))
                .orElseGet(() -> Screen.of(Sentence.GEMS_STRANGER.text()));
    }

    private static Screen offer(List<Purchase> purchases) {
        List<Purchase> possible =
                purchases.stream().filter(Purchase::isPossible).toList();
        if (possible.isEmpty()) {
            return purchases.isEmpty() ? Screen.of(Sentence.REFUND_NOTHING.text()) : screen(purchases.get(0));
        }
        if (possible.size() == 1) {
            return screen(possible.get(0));
        }
        List<Screen.Button> buttons = possible.stream().map(RefundTalk::button).toList();
        return new Screen(Sentence.REFUND_CHOOSE.text(), buttons, Screen.Layout.COLUMN);
    }

    private static Screen.Button button(Purchase purchase) {
        RefundPreview.Possible possible = (RefundPreview.Possible) purchase.preview();
        String label = Sentence.REFUND_LABEL.text(
                Words.day(purchase.payment().paidAt()),
                possible.gems().toString(),
                Long.toString(possible.price().amount()));
        return Kind.REFUND.button(label, ChargeTag.of(purchase.id()));
    }

    /** A purchase was chosen: asks, or tells why it cannot go. */
    Reaction ask(Sender who, String tag) {
        return find(who, tag)
                .map(purchase -> Reaction.show(screen(purchase)))
                .orElseGet(() -> Reaction.note(Sentence.REFUND_OVER.text()));
    }

    /** The button that gives a purchase back was pressed. */
    Reaction giveBack(Sender who, String tag) {
        return find(who, tag)
                .map(purchase -> Reaction.show(text(shop.refunds().request(wish(who, purchase.id())))))
                .orElseGet(() -> Reaction.show(Sentence.REFUND_OVER.text()));
    }

    private RefundWish wish(Sender who, ChargeId charge) {
        Why why = new Why("telegram:" + who.id(), "asked for in Telegram", clock.instant());
        return new RefundWish(charge, Refund.Missing.REFUSE, why);
    }

    private Optional<Purchase> find(Sender who, String tag) {
        return desk.membershipOf(who).stream()
                .flatMap(known -> purchases(who, known.user()).stream())
                .filter(purchase -> ChargeTag.of(purchase.id()).equals(tag))
                .findFirst();
    }

    /** Returns what this account paid for and the user got gems for, the newest first. */
    private List<Purchase> purchases(Sender who, UserId user) {
        return shop.payments().chargesOf(user).stream()
                .filter(charge -> charge.id().provider().equals(Till.PROVIDER))
                .filter(charge -> isOf(who, payment(charge)))
                .sorted(Comparator.comparing((Charge charge) -> payment(charge).paidAt())
                        .reversed())
                .limit(SHOWN)
                .map(this::purchase)
                .toList();
    }

    private Purchase purchase(Charge charge) {
        return new Purchase(charge.id(), payment(charge), shop.refunds().preview(charge.id()));
    }

    private static Payment payment(Charge charge) {
        return Objects.requireNonNull(charge.facts().payment(), "a charge that was never paid brought gems");
    }

    /** Stars go back to whoever paid, so nobody asks for what another account paid. */
    private static boolean isOf(Sender who, Payment payment) {
        return payment.payer() == null || payment.payer().equals(Long.toString(who.id()));
    }

    private static Screen screen(Purchase purchase) {
        if (purchase.preview() instanceof RefundPreview.Possible possible) {
            String tag = ChargeTag.of(purchase.id());
            String question = Sentence.REFUND_CONFIRM.text(
                    Words.day(purchase.payment().paidAt()),
                    possible.gems().toString(),
                    Long.toString(possible.price().amount()));
            return Screen.of(
                    question,
                    Kind.REFUND_NOW.button(Sentence.BUTTON_REFUND, tag),
                    Kind.REFUND_NOT.button(Sentence.BUTTON_REFUND_NOT, tag));
        }
        return Screen.of(text(purchase.preview()));
    }

    private static String text(RefundPreview preview) {
        if (preview instanceof RefundPreview.PartlySpent some) {
            return Sentence.REFUND_SPENT.text(some.spent().toString());
        } else if (preview instanceof RefundPreview.Asked asked) {
            return standing(asked.refund());
        }
        return (preview instanceof RefundPreview.PayerUnknown ? Sentence.REFUND_NO_PAYER : Sentence.REFUND_DONE).text();
    }

    private static String text(RefundOutcome outcome) {
        if (outcome instanceof RefundOutcome.Started started) {
            return started.replayed() ? standing(started.refund()) : Sentence.REFUND_STARTED.text();
        } else if (outcome instanceof RefundOutcome.PartlySpent some) {
            return Sentence.REFUND_SPENT.text(some.spent().toString());
        }
        return (outcome instanceof RefundOutcome.PayerUnknown ? Sentence.REFUND_NO_PAYER : Sentence.REFUND_OVER).text();
    }

    private static String standing(Refund refund) {
        return (refund.state() == Refund.State.PENDING ? Sentence.REFUND_PENDING : Sentence.REFUND_DONE).text();
    }
}
