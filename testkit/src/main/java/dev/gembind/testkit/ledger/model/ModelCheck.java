package dev.gembind.testkit.ledger.model;

import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what a store has with what the model has. */
final class ModelCheck {
    private final List<String> broken = new ArrayList<>();

    private ModelCheck() {}

    static List<String> broken(ModelLedger model, LedgerState state) {
        ModelCheck check = new ModelCheck();
        model.wallets()
                .forEach((user, expected) ->
                        check.wallet(user, expected, state.wallets().get(user)));
        state.wallets().keySet().stream()
                .filter(user -> !model.wallets().containsKey(user))
                .forEach(user -> check.broken.add("M1: nobody gave " + user + " a wallet"));
        for (Book book : Book.values()) {
            if (!book.isUsers()) {
                check.same(
                        "M2: " + book,
                        model.houses().getOrDefault(book.name(), 0L),
                        state.totals().of(book));
            }
        }
        List<String> expected = model.holds().all().values().stream()
                .filter(ModelHold::isOpen)
                .map(ModelHold::toString)
                .toList();
        Stream<Hold> open = state.holds().values().stream().flatMap(List::stream);
        check.same(
                "M3: open holds", expected, open.map(ModelCheck::text).sorted().toList());
        return check.broken;
    }

    /** Compares every hold there ever was, and every key. */
    static List<String> brokenRows(ModelLedger model, LedgerStore store, Snapshot view) {
        ModelCheck check = new ModelCheck();
        model.holds()
                .all()
                .forEach((id, hold) -> check.same(
                        "M3: hold " + id,
                        hold.toString(),
                        store.findHold(view, id).map(ModelCheck::text).orElse("none")));
        Map<String, String> keys = model.keys().answers();
        keys.forEach((key, answer) -> check.same(
                "M4: key " + key,
                answer,
                store.find(view, new TransferKey(RealLedger.SCOPE, key))
                        .map(row -> row.moved().isPresent() ? row.id() : "")
                        .orElse("none")));
        return check.broken;
    }

    private void wallet(String user, ModelWallet expected, @Nullable Wallet found) {
        if (found == null) {
            same("M1: wallet of " + user, expected.revision + " " + expected.frozen, "0 false");
            return;
        }
        List<String> lots = found.lots().stream().map(ModelCheck::text).toList();
        String text = "revision " + found.revision() + " gems "
                + found.balance().gems() + " held " + found.balance().held() + " owed "
                + found.balance().owed() + (found.frozen() ? " frozen " : " ") + lots;
        same("M1: wallet of " + user, expected.toString(), text);
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            broken.add(what + "\n    should be " + expected + "\n    but is    " + found);
        }
    }

    private static String text(Lot lot) {
        String charge = lot.origin().charge() == null ? "" : lot.origin().charge();
        return lot.id() + " " + lot.origin().source() + " " + charge + " "
                + lot.origin().granted() + "=" + lot.free() + "+" + lot.held() + " p" + lot.priority() + " "
                + never(lot.expiresAt());
    }

    private static String text(Hold hold) {
        String charge = hold.refundOf() == null ? "" : hold.refundOf();
        return hold.id() + " " + hold.owner() + " " + hold.gems() + " " + charge + " " + never(hold.expiresAt()) + " "
                + hold.end().state() + " " + hold.end().captured();
    }

    private static String never(@Nullable Instant end) {
        return end == null ? "never" : end.toString();
    }
}
