package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;

/**
 * A wish to bind a proven account to a user.
 *
 * @param user to whom
 * @param identity the proven account
 * @param method how it was proven
 * @param origin who asks
 */
public record BindRequest(UserId user, VerifiedIdentity identity, BindMethod method, Origin origin) {}
