package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PreCheckout;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.SubscriptionService;
import dev.gembind.core.storage.Snapshot;

/**
 * What the bot sells with.
 *
 * @param payments takes orders, and hears of what was paid
 * @param refunds gives purchases back
 * @param subscriptions knows what is paid again and again
 * @param gems tells what people have
 * @param bindings tells whether an account belongs to the user of an order
 */
public record Shop(
        PaymentService payments,
        RefundService refunds,
        SubscriptionService subscriptions,
        GemService gems,
        BindingStore bindings) {
    /** Tells whether the account that would pay is connected to the user, so that gems go to whoever pays for them. */
    boolean isPayer(Snapshot snapshot, UserId user, PreCheckout question) {
        return bindings.findByAccount(snapshot, question.payer())
                .filter(Binding::opensTheDoor)
                .filter(binding -> binding.user().equals(user))
                .isPresent();
    }
}
