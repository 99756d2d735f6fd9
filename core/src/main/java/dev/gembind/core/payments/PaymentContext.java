package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;

/**
 * What payments need besides storage.
 *
 * @param ledger what gems need: ids, time and the house's rules
 * @param payload names orders to providers
 * @param catalogue what is sold
 */
public record PaymentContext(LedgerContext ledger, OrderPayload payload, Catalogue catalogue) {
    /**
     * @throws IllegalArgumentException if an offer has more gems than the house's rules let move at once: they would be paid
     *     for and not be given
     */
    public PaymentContext {
        Gems most = ledger.policy().mostAtOnce();
        catalogue.packages().forEach(offer -> requireAtMost(most, offer.id(), offer.gems()));
        catalogue.subscriptions().forEach(offer -> requireAtMost(most, offer.id(), offer.gemsPerPeriod()));
    }

    private static void requireAtMost(Gems most, String offer, Gems gems) {
        if (gems.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "offer " + offer + " has " + gems + " gems, but at most " + most + " may move at once");
        }
    }
}
