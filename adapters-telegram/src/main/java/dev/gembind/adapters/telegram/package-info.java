/**
 * The Telegram bot: reads updates by long polling, links accounts by code in private chats, and answers people. {@link
 * dev.gembind.adapters.telegram.TelegramBot} is the way in; everything that decides a binding is core's.
 */
@NullMarked
package dev.gembind.adapters.telegram;

import org.jspecify.annotations.NullMarked;
