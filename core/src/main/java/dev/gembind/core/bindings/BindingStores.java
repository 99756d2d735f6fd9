package dev.gembind.core.bindings;

import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.storage.Transactor;

/**
 * The parts of one storage that bindings need; all take part in the same transactions.
 *
 * @param transactor runs the transactions
 * @param users keeps users
 * @param bindings keeps bindings
 * @param attempts keeps link attempts
 * @param audit keeps what happened
 */
public record BindingStores(
        Transactor transactor, UserStore users, BindingStore bindings, LinkAttemptStore attempts, AuditLog audit) {}
