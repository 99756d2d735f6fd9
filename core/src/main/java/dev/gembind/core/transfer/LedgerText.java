package dev.gembind.core.transfer;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Wallet;

/** The rows of the ledger as {@link RowText}. */
final class LedgerText {
    private LedgerText() {}

    static String of(Wallet wallet) {
        RowText row = new RowText().add(wallet.owner().value()).add(wallet.revision());
        return add(row, wallet.balance())
                .add(LotText.ofLots(wallet.lots()))
                .add(Boolean.toString(wallet.frozen()))
                .add(wallet.head())
                .end();
    }

    static String of(Transfer transfer) {
        Transfer.Intent intent = transfer.intent();
        RowText row = new RowText()
                .add(transfer.id())
                .add(transfer.kind().name())
                .add(transfer.key().scope())
                .add(transfer.key().key())
                .add(intent.owner().value())
                .add(intent.gems().units())
                .add(intent.target())
                .add(intent.terms())
                .add(transfer.why().actor())
                .add(transfer.why().reason())
                .add(transfer.why().eventAt())
                .add(transfer.recordedAt());
        return add(row, transfer.effect()).end();
    }

    static String of(Hold hold) {
        return new RowText()
                .add(hold.id())
                .add(hold.owner().value())
                .add(hold.gems().units())
                .add(LotText.ofUses(hold.uses()))
                .add(hold.refundOf())
                .add(hold.expiresAt())
                .add(hold.end().state().name())
                .add(hold.end().captured().units())
                .end();
    }

    static String of(Checkpoint checkpoint) {
        return new RowText()
                .add(checkpoint.seq())
                .add(checkpoint.takenAt())
                .add(checkpoint.wallets())
                .add(checkpoint.root())
                .add(checkpoint.signature())
                .end();
    }

    static String of(Checkpoint.Head head) {
        return new RowText()
                .add(head.owner().value())
                .add(head.revision())
                .add(head.link())
                .end();
    }

    private static RowText add(RowText row, Transfer.Effect effect) {
        if (effect instanceof Transfer.Moved moved) {
            row.add("moved").add(moved.revision());
            return add(add(row, moved.postings()), moved.after())
                    .add(LotText.ofUses(moved.uses()))
                    .add(moved.chain());
        }
        return row.add(((Transfer.Refused) effect).rejection().name());
    }

    private static RowText add(RowText row, Postings postings) {
        for (Book book : Book.values()) {
            row.add(postings.of(book));
        }
        return row;
    }

    private static RowText add(RowText row, Balance balance) {
        return row.add(balance.gems().units())
                .add(balance.held().units())
                .add(balance.owed().units());
    }
}
