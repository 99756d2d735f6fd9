package dev.gembind.core.transfer;

import dev.gembind.core.storage.MovableRows;
import java.util.List;
import java.util.function.Function;

/**
 * A table, as a copy sees it.
 *
 * @param name what it is called in reports
 * @param rows finds it in a storage
 * @param text writes a row
 */
record TransferTable<R>(String name, Function<MovableStorage, MovableRows<R>> rows, Function<R, String> text) {
    /** Every table, users first, since others name them. */
    static final List<TransferTable<?>> ALL = List.of(
            new TransferTable<>("users", MovableStorage::users, RowText::of),
            new TransferTable<>("bindings", MovableStorage::bindings, RowText::of),
            new TransferTable<>("link_attempts", MovableStorage::attempts, RowText::of),
            new TransferTable<>("sessions", MovableStorage::sessions, RowText::of),
            new TransferTable<>("api_keys", MovableStorage::apiKeys, RowText::of),
            new TransferTable<>("audit", MovableStorage::audit, RowText::of),
            ofPayments("wallets", MovablePayments::wallets, LedgerText::of),
            ofPayments("transfers", MovablePayments::transfers, LedgerText::of),
            ofPayments("holds", MovablePayments::holds, LedgerText::of),
            ofPayments("orders", MovablePayments::orders, PaymentText::of),
            ofPayments("charges", MovablePayments::charges, PaymentText::of),
            ofPayments("refunds", MovablePayments::refunds, PaymentText::of),
            ofPayments("subscriptions", MovablePayments::subscriptions, PaymentText::of),
            ofPayments("statement_marks", MovablePayments::marks, PaymentText::of),
            ofPayments("outbox", MovablePayments::messages, PaymentText::of),
            ofPayments("checkpoints", MovablePayments::checkpoints, LedgerText::of),
            ofPayments("heads", MovablePayments::heads, LedgerText::of),
            ofPayments("seen_events", MovablePayments::seenEvents, PaymentText::of));

    private static <R> TransferTable<R> ofPayments(
            String name, Function<MovablePayments, MovableRows<R>> rows, Function<R, String> text) {
        return new TransferTable<>(name, storage -> rows.apply(storage.payments()), text);
    }
}
