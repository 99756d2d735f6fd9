package dev.gembind.core.transfer;

import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Transactor;

/**
 * Everything a storage keeps, table by table. All tables take part in the transactor's transactions.
 *
 * @param transactor runs transactions, and waits as long as a read of everything takes
 * @param users the users
 * @param bindings the bindings, unlinked ones too
 * @param attempts the link attempts
 * @param sessions the sessions of browsers
 * @param apiKeys the keys of host sites
 * @param audit the audit log
 * @param payments gems and money
 */
public record MovableStorage(
        Transactor transactor,
        MovableRows<User> users,
        MovableRows<Binding> bindings,
        MovableRows<LinkAttempt> attempts,
        MovableRows<SignInSession> sessions,
        MovableRows<ApiKey> apiKeys,
        MovableRows<AuditEvent> audit,
        MovablePayments payments) {}
