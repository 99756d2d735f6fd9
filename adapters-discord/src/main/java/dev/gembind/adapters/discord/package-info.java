/**
 * Discord as a way to prove who somebody is: the OAuth 2.0 code flow with PKCE and the scope {@code identify}.
 *
 * <p>{@link dev.gembind.adapters.discord.DiscordIdentityProvider} is the one way in. It keeps no token, and it tells each
 * way in which Discord may fail from the others; the table is in {@code docs/platforms/discord.md}.
 */
@NullMarked
package dev.gembind.adapters.discord;

import org.jspecify.annotations.NullMarked;
