package dev.gembind.core.transfer;

import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.StatementMark;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.webhooks.SeenEvent;

/**
 * The part of a storage that is about gems and money.
 *
 * @param wallets what each user has
 * @param transfers the books, refused transfers too
 * @param holds gems set aside, holds that ended too
 * @param orders what was ordered
 * @param charges what was paid, by their texts
 * @param refunds what is given back
 * @param subscriptions what is paid again and again
 * @param marks how far statements of providers were read
 * @param messages what is not sent yet
 * @param checkpoints the checkpoints of the books, by their numbers
 * @param heads how far each wallet was at the newest checkpoint, by its owner
 * @param seenEvents which events of providers were taken, by {@link SeenEvent#key()}
 */
public record MovablePayments(
        MovableRows<Wallet> wallets,
        MovableRows<Transfer> transfers,
        MovableRows<Hold> holds,
        MovableRows<Order> orders,
        MovableRows<Charge> charges,
        MovableRows<Refund> refunds,
        MovableRows<Subscription> subscriptions,
        MovableRows<StatementMark> marks,
        MovableRows<OutboxMessage> messages,
        MovableRows<Checkpoint> checkpoints,
        MovableRows<Checkpoint.Head> heads,
        MovableRows<SeenEvent> seenEvents) {}
