/**
 * A simulated Telegram: the Bot API over HTTP, people with private chats and one group, and what they do with the bot.
 * It checks what the Bot API server checks and answers in its words.
 */
@NullMarked
package dev.gembind.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
