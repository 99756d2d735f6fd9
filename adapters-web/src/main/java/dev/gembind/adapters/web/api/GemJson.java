package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Transfer;
import java.util.Locale;

/** How the API writes gems: always as whole numbers that JSON readers keep exact. */
final class GemJson {
    private GemJson() {}

    static ObjectNode balance(UserId user, Balance balance, long version) {
        return BindingJson.object()
                .put("user", user.value())
                .put("gems", balance.gems().units())
                .put("held", balance.held().units())
                .put("owed", balance.owed().units())
                .put("version", version);
    }

    /** Returns a transfer with what the user could spend after it. */
    static ObjectNode transfer(Transfer transfer) {
        return BindingJson.object()
                .put("transfer", transfer.id())
                .put("gems", moved(transfer).after().gems().units());
    }

    /** Returns what a transfer changed for its user, and the balance after it. */
    static ObjectNode entry(Transfer transfer) {
        Transfer.Moved moved = moved(transfer);
        return BindingJson.object()
                .put("transfer", transfer.id())
                .put("kind", transfer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("reason", transfer.why().reason())
                .put("gems", moved.postings().of(Book.GEMS))
                .put("held", moved.postings().of(Book.HELD))
                .put("owed", -moved.postings().of(Book.DEBT))
                .put("balance", moved.after().gems().units())
                .put("version", moved.revision())
                .put("at", BindingJson.time(transfer.recordedAt()));
    }

    static Transfer.Moved moved(Transfer transfer) {
        return transfer.moved()
                .orElseThrow(() -> new IllegalStateException("transfer " + transfer.id() + " moved nothing"));
    }
}
