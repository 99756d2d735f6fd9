package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Effect;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Transfer.Refused;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Why;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row of a transfer. Each book has a column, so that a spreadsheet can add them up; what a refused transfer has not is
 * absent.
 */
final class TransferCodec implements RowCodec<Transfer> {
    private static final List<String> REQUEST = List.of(
            "id",
            "kind",
            "scope",
            "key",
            "user",
            "amount",
            "target",
            "terms",
            "actor",
            "reason",
            "event_at",
            "recorded_at",
            "refused");
    private static final List<String> EFFECT =
            List.of("revision", "gems_after", "held_after", "owed_after", "uses", "chain");
    private static final int REFUSED = REQUEST.size() - 1;
    private static final int FIRST_OF_EFFECT = REQUEST.size();
    private static final int FIRST_BOOK = FIRST_OF_EFFECT + EFFECT.size();

    static final TableSpec SPEC = new TableSpec("transfers", 1, columns());

    private final Book[] books = Book.values();

    @Override
    public List<@Nullable String> cells(Transfer transfer) {
        @Nullable String[] cells = new @Nullable String[FIRST_BOOK + books.length];
        request(transfer, cells);
        if (transfer.effect() instanceof Moved moved) {
            cells[FIRST_OF_EFFECT] = Long.toString(moved.revision());
            cells[FIRST_OF_EFFECT + 1] = moved.after().gems().toString();
            cells[FIRST_OF_EFFECT + 2] = moved.after().held().toString();
            cells[FIRST_OF_EFFECT + 3] = moved.after().owed().toString();
            cells[FIRST_OF_EFFECT + 4] = LotText.ofUses(moved.uses());
            cells[FIRST_OF_EFFECT + 5] = moved.chain();
            for (int i = 0; i < books.length; i++) {
                long amount = moved.postings().of(books[i]);
                cells[FIRST_BOOK + i] = amount == 0 ? null : Long.toString(amount);
            }
        } else if (transfer.effect() instanceof Refused refused) {
            cells[REFUSED] = refused.rejection().name();
        }
        return Cells.of(cells);
    }

    private static void request(Transfer transfer, @Nullable String[] cells) {
        Intent intent = transfer.intent();
        cells[0] = transfer.id();
        cells[1] = transfer.kind().name();
        cells[2] = transfer.key().scope();
        cells[3] = transfer.key().key();
        cells[4] = intent.owner().value();
        cells[5] = intent.gems().toString();
        cells[6] = intent.target();
        cells[7] = intent.terms();
        cells[8] = transfer.why().actor();
        cells[9] = transfer.why().reason();
        cells[10] = Times.text(transfer.why().eventAt());
        cells[11] = Times.text(transfer.recordedAt());
    }

    @Override
    public Transfer row(List<@Nullable String> cells) {
        Intent intent = new Intent(
                new UserId(Cells.text(cells, 4)),
                WalletCodec.gems(cells, 5),
                Cells.text(cells, 6),
                Cells.text(cells, 7));
        return new Transfer(
                Cells.text(cells, 0),
                TransferKind.valueOf(Cells.text(cells, 1)),
                new TransferKey(Cells.text(cells, 2), Cells.text(cells, 3)),
                intent,
                new Why(Cells.text(cells, 8), Cells.text(cells, 9), Cells.instant(cells, 10)),
                Cells.instant(cells, 11),
                effect(cells));
    }

    private Effect effect(List<@Nullable String> cells) {
        String refused = cells.get(REFUSED);
        if (refused != null) {
            return new Refused(Rejection.valueOf(refused));
        }
        Map<Book, Long> amounts = new EnumMap<>(Book.class);
        for (int i = 0; i < books.length; i++) {
            String amount = cells.get(FIRST_BOOK + i);
            if (amount != null) {
                amounts.put(books[i], Long.parseLong(amount));
            }
        }
        Balance after = new Balance(
                WalletCodec.gems(cells, FIRST_OF_EFFECT + 1),
                WalletCodec.gems(cells, FIRST_OF_EFFECT + 2),
                WalletCodec.gems(cells, FIRST_OF_EFFECT + 3));
        return new Moved(
                new Postings(amounts),
                LotText.uses(Cells.text(cells, FIRST_OF_EFFECT + 4)),
                Cells.number(cells, FIRST_OF_EFFECT),
                after,
                Cells.text(cells, FIRST_OF_EFFECT + 5));
    }

    private static List<String> columns() {
        List<String> all = new ArrayList<>(REQUEST);
        all.addAll(EFFECT);
        Arrays.stream(Book.values())
                .map(book -> "book_" + book.name().toLowerCase(Locale.ROOT))
                .forEach(all::add);
        return all;
    }
}
