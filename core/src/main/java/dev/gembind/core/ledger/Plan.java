package dev.gembind.core.ledger;

import java.util.List;

/** What a rule wants to happen to a wallet. */
sealed interface Plan {
    /** Moves gems. Lots must end up with as many as the balance. */
    record Move(Postings postings, List<Lot> lots, List<LotUse> uses) implements Plan {}

    /** Moves nothing, for good. */
    record Refuse(Rejection rejection) implements Plan {}

    static Plan refuse(Rejection rejection) {
        return new Refuse(rejection);
    }
}
