/**
 * What every request passes, whichever route it is for: request id, security headers, host and cross-site rules, client
 * address, limits, and the one place where failures become answers. Types here are public for the sibling packages of
 * this module only; nothing outside the module may use them.
 */
@NullMarked
package dev.gembind.adapters.web.edge;

import org.jspecify.annotations.NullMarked;
