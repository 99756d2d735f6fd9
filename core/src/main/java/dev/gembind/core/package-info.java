/**
 * The words every part of Gembind shares: who a user is, which platforms exist, how errors are named, and how secrets
 * and derived keys are carried. Nothing here does I/O.
 */
@NullMarked
package dev.gembind.core;

import org.jspecify.annotations.NullMarked;
