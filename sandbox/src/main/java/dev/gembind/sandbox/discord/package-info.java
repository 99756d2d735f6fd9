/**
 * A simulated Discord: the authorize page with a user picker, the token endpoint and the two calls that tell who a
 * token belongs to. It checks what Discord documents for OAuth 2.0 and answers in Discord's shapes.
 */
@NullMarked
package dev.gembind.sandbox.discord;

import org.jspecify.annotations.NullMarked;
