package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.pages.view.GemEntry;
import dev.gembind.adapters.web.pages.view.GemsView;
import dev.gembind.adapters.web.pages.view.OrdersView;
import dev.gembind.adapters.web.pages.view.ReceiptView;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Shows people what they have and how it came. */
final class GemPages implements RouteGroup {
    private static final int PAGE = 25;
    private static final int MAX_DIGITS = 16;
    private static final String CURSOR = "cursor";

    private final GemService gems;
    private final Receipts receipts;
    private final Orders orders;
    private final Door door;
    private final Screen screen;

    GemPages(Surroundings around) {
        this.gems = around.services().gems();
        this.receipts = new Receipts(around.services().shop().payments());
        this.orders = new Orders(around.services().shop());
        this.door = around.door();
        this.screen = around.screen();
    }

    @Override
    public void register(Routes routes) {
        routes.get(Ways.GEMS, door.signedIn(this::show, visit -> screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST)));
    }

    private void show(Visit visit, UserId user) {
        OptionalLong cursor = cursor(visit.context().queryParam(CURSOR));
        List<Transfer> found = gems.history(user, cursor.orElse(Long.MAX_VALUE), PAGE + 1);
        List<GemEntry> entries = found.stream().limit(PAGE).map(GemPages::entry).toList();
        String older = found.size() > PAGE
                ? Ways.GEMS + "?" + CURSOR + "=" + moved(found.get(PAGE - 1)).revision()
                : null;
        Balance now = gems.view(user).balance();
        GemsView view = new GemsView(
                Money.number(now.gems().units()),
                Money.number(now.held().units()),
                Money.number(now.owed().units()),
                entries,
                cursor.isEmpty(),
                older);
        List<ReceiptView> bought = cursor.isEmpty() ? receipts.of(user, PAGE) : List.of();
        OrdersView ordered = orders.of(user, visit.context().queryParam(Orders.CURSOR));
        screen.show(visit, "gems.jte", Map.of("gems", view, "orders", ordered, "receipts", bought));
    }

    /** What is no cursor shows the newest page. */
    private static OptionalLong cursor(@Nullable String sent) {
        boolean digits = sent != null
                && !sent.isEmpty()
                && sent.length() <= MAX_DIGITS
                && sent.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(sent)) : OptionalLong.empty();
    }

    private static GemEntry entry(Transfer transfer) {
        Transfer.Moved moved = moved(transfer);
        return new GemEntry(
                words(transfer.kind()),
                transfer.why().reason(),
                signed(moved.postings().of(Book.GEMS)),
                owed(moved),
                Money.number(moved.after().gems().units()),
                Moments.day(transfer.recordedAt()));
    }

    /** What is owed counts below zero in its book. */
    private static String owed(Transfer.Moved moved) {
        long more = -moved.postings().of(Book.DEBT);
        return more == 0 ? "" : signed(more);
    }

    private static Transfer.Moved moved(Transfer transfer) {
        Optional<Transfer.Moved> moved = transfer.moved();
        return moved.orElseThrow(() -> new IllegalStateException("transfer " + transfer.id() + " moved nothing"));
    }

    private static String words(TransferKind kind) {
        return switch (kind) {
            case CREDIT -> "Received";
            case SPEND -> "Spent";
            case HOLD -> "Set aside";
            case CAPTURE -> "Spent of what was set aside";
            case RELEASE -> "No longer set aside";
            case REVERSE -> "Given back";
            case CLAWBACK -> "Refunded purchase";
            case REINSTATE -> "Refund taken back";
            case REPAY -> "Paid back";
            case EXPIRE -> "Expired";
            case ADJUST -> "Corrected";
            case WRITE_OFF -> "Written off";
        };
    }

    private static String signed(long change) {
        if (change == 0) {
            return "0";
        }
        return (change > 0 ? "+" : "\u2212") + Money.number(Math.abs(change));
    }
}
