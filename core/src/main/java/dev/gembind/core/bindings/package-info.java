/**
 * Which platform account belongs to which user. An account belongs to at most one user, a user has at most one account
 * of each platform, and every change is proven first: by an authorization code, or by a link code sent from the account.
 */
@NullMarked
package dev.gembind.core.bindings;

import org.jspecify.annotations.NullMarked;
